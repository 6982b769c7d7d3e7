package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.receipt.AuditFinding.Homeless;
import io.nitrowallet.domain.receipt.AuditFinding.LifeMissing;
import io.nitrowallet.domain.receipt.AuditFinding.TailDropped;
import io.nitrowallet.domain.receipt.AuditFinding.Unattested;
import io.nitrowallet.domain.receipt.AuditedLife.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Verifies receipts that somebody kept who is not trusted: boot documents, each followed by the
/// receipts of its life, in one pass. Finds whatever was changed, left out, doubled, exchanged or
/// forked, and uses of an older state of an account, within a life and over all of them. One defect
/// does not hide the next.
///
/// What nobody outside the parent instance saw, and nobody kept, leaves no trace: the end of a
/// chain behind the newest known head (protocol.md §4).
///
/// Memory grows with lives, accounts and their changes, not with receipts. Used by one thread.
public final class ReceiptAudit implements ReceiptVisitor {
  private final AuditTerms terms;
  private final AuditLedger ledger;
  private final Map<Bytes, ReceiptHead> read = new HashMap<>();
  private @Nullable LifeAudit current;
  private boolean homelessTold;

  /// @param findings told of each finding when it is made
  public ReceiptAudit(AuditTerms terms, Consumer<AuditFinding> findings) {
    this.terms = terms;
    this.ledger = new AuditLedger(findings);
  }

  @Override
  public void source() {
    leave();
  }

  @Override
  public void life(String place, Bytes bootDocument) {
    leave();
    Optional<AuditedLife> life =
        switch (terms.attestation().apply(bootDocument)) {
          case Verified verified -> AuditedLife.of(verified.document(), Standing.ATTESTED);
          case Rejected rejected -> {
            ledger.find(new Unattested(place, rejected.sentence("")));
            yield rejected
                .report()
                .flatMap(report -> AuditedLife.of(report.document(), Standing.CLAIMED));
          }
        };
    life.ifPresentOrElse(
        named -> enter(named, bootDocument),
        () -> ledger.find(new Unattested(place, "it names no identity of an enclave")));
  }

  private void enter(AuditedLife life, Bytes bootDocument) {
    Bytes fingerprint = life.fingerprint();
    var known =
        new LifeAudit.Known(
            Optional.ofNullable(terms.heads().get(fingerprint)),
            Optional.ofNullable(read.get(fingerprint)));
    if (life.standing() == Standing.ATTESTED && !read.containsKey(fingerprint)) {
      ledger.life();
    }
    current = new LifeAudit(life, bootDocument, terms.reader(), ledger, known);
  }

  @Override
  public void receipt(String place, DsseEnvelope receipt) {
    if (current != null) {
      current.receipt(place, receipt);
    } else if (!homelessTold) {
      homelessTold = true;
      ledger.find(new Homeless(place));
    }
  }

  @Override
  public void damaged(String place, String reason) {
    ledger.find(new AuditFinding.Damaged(place, reason));
  }

  /// Everything was read.
  public AuditSummary end() {
    leave();
    terms.heads().forEach(this::compare);
    return ledger.end();
  }

  private void leave() {
    if (current != null) {
      read.merge(
          current.life().fingerprint(),
          current.head(),
          (one, other) -> one.sequence() >= other.sequence() ? one : other);
    }
    current = null;
    homelessTold = false;
  }

  private void compare(Bytes life, ReceiptHead seen) {
    ReceiptHead last = read.get(life);
    if (last == null) {
      ledger.find(new LifeMissing(life, seen.sequence()));
    } else if (last.sequence() < seen.sequence()) {
      ledger.find(new TailDropped(life, last.sequence(), seen.sequence()));
    }
  }
}
