package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.AuditFinding.Forked;
import io.nitrowallet.domain.receipt.AuditFinding.HeadDiffers;
import io.nitrowallet.domain.receipt.AuditFinding.Missing;
import io.nitrowallet.domain.receipt.AuditFinding.Repeated;
import io.nitrowallet.domain.receipt.AuditFinding.RolledBack;
import io.nitrowallet.domain.receipt.AuditFinding.TimeRanBack;
import io.nitrowallet.domain.receipt.AuditFinding.Unlinked;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Follows the receipts of one enclave life, in the order in which they stand somewhere. After a
/// defect it goes on from the next receipt that is sound.
final class LifeAudit {
  private final AuditedLife life;
  private final ReceiptReader reader;
  private final AuditLedger ledger;
  private final Known known;
  private final RecentHashes recent = new RecentHashes();
  private final Map<Address, Opened> opened = new HashMap<>();
  private ReceiptHead head;
  private Instant latest;

  /// @param bootDocument where the chain starts
  LifeAudit(
      AuditedLife life, Bytes bootDocument, ReceiptReader reader, AuditLedger ledger, Known known) {
    this.life = life;
    this.reader = reader;
    this.ledger = ledger;
    this.known = known;
    this.head = new ReceiptHead(0, Digests.sha256(bootDocument));
    this.latest = life.earliest();
    recent.add(head);
  }

  /// What is known of a life beforehand.
  ///
  /// @param seen the head that somebody outside saw
  /// @param read how far its receipts were read elsewhere in this audit
  record Known(Optional<ReceiptHead> seen, Optional<ReceiptHead> read) {}

  AuditedLife life() {
    return life;
  }

  /// How far the receipts go.
  ReceiptHead head() {
    return head;
  }

  /// Looks at the next receipt.
  ///
  /// @param place where it stands
  void receipt(String place, DsseEnvelope envelope) {
    SigningReceipt receipt;
    try {
      Map<String, VerifyingKey> keys = Map.of(life.key().text(), life.key());
      receipt = reader.read(envelope.verify(SigningReceipt.PAYLOAD_TYPE, keys));
    } catch (RefusedException e) {
      ledger.find(new AuditFinding.Damaged(place, e.sentence()));
      return;
    }
    ReceiptHead own = new ReceiptHead(receipt.sequence(), Digests.sha256(envelope.payload()));
    if (own.sequence() <= head.sequence()) {
      again(life.reference(receipt), own);
    } else {
      next(receipt, own);
    }
  }

  private void again(ReceiptReference reference, ReceiptHead own) {
    ledger.find(recent.contradicts(own) ? new Forked(reference) : new Repeated(reference));
  }

  private void next(SigningReceipt receipt, ReceiptHead own) {
    ReceiptReference reference = life.reference(receipt);
    long expected = head.sequence() + 1;
    if (own.sequence() > expected) {
      ledger.find(new Missing(life.fingerprint(), expected, own.sequence() - 1));
    } else if (!receipt.previous().equals(head.hash())) {
      ledger.find(new Unlinked(reference));
    }
    if (receipt.time().isBefore(latest)) {
      ledger.find(new TimeRanBack(reference, latest));
    } else {
      latest = receipt.time();
    }
    compareVersions(receipt, reference);
    if (counts(own)) {
      ledger.receipt(receipt, reference);
    }
    head = own;
    recent.add(own);
    compareHeads(reference);
  }

  /// Each receipt of an enclave once. What anybody may have signed says nothing of accounts.
  private boolean counts(ReceiptHead own) {
    return life.standing() == AuditedLife.Standing.ATTESTED
        && known.read().filter(read -> own.sequence() <= read.sequence()).isEmpty();
  }

  private void compareHeads(ReceiptReference reference) {
    if (contradicts(known.seen())) {
      ledger.find(new HeadDiffers(reference));
    }
    if (contradicts(known.read())) {
      ledger.find(new Forked(reference));
    }
  }

  private boolean contradicts(Optional<ReceiptHead> other) {
    return other
        .filter(known -> known.sequence() == head.sequence() && !known.equals(head))
        .isPresent();
  }

  /// Within one life, the order of receipts is the order of events.
  private void compareVersions(SigningReceipt receipt, ReceiptReference reference) {
    Optional<Long> version = VersionHistory.openedFor(receipt.entry());
    if (version.isEmpty()) {
      return;
    }
    AccountReference account = receipt.entry().account();
    Opened highest = opened.get(account.address());
    if (highest == null || version.get() >= highest.version()) {
      opened.put(account.address(), new Opened(version.get(), reference));
    } else {
      ledger.find(
          new RolledBack(
              account.name(),
              account.address(),
              version.get(),
              reference,
              highest.version(),
              highest.receipt()));
    }
  }

  /// The newest version of a row that the life has opened.
  private record Opened(long version, ReceiptReference receipt) {}
}
