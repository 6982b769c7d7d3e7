package io.nitrowallet.domain.service;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.StatementSigner;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.SigningReceipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/// The receipts of one enclave life, from its boot document on. Keeps the newest {@link #KEPT}; the
/// parent instance keeps them all, or is found out. Thread-safe.
public final class ReceiptChain implements ListReceiptsUseCase {
  private final Bytes bootDocument;
  private final StatementSigner signer;
  private final Deque<DsseEnvelope> newest = new ArrayDeque<>();
  private ReceiptHead head;
  private Instant latest = Instant.MIN;

  /// A chain without receipts.
  ///
  /// @param bootDocument where it starts
  public ReceiptChain(Bytes bootDocument, StatementSigner signer) {
    this.bootDocument = bootDocument;
    this.signer = signer;
    this.head = new ReceiptHead(0, Digests.sha256(bootDocument));
  }

  /// Issues the next receipt. Requests that end at the same time may come here in another order
  /// than they read the clock in; the chain's time does not run back for it.
  ///
  /// @return the head that it is then
  synchronized ReceiptHead append(Instant now, SigningReceipt.Entry entry) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    Instant time = second.isBefore(latest) ? latest : second;
    long sequence = head.sequence() + 1;
    DsseEnvelope receipt = signer.sign(new SigningReceipt(sequence, head.hash(), time, entry));
    newest.addLast(receipt);
    if (newest.size() > KEPT) {
      newest.removeFirst();
    }
    latest = time;
    head = new ReceiptHead(sequence, Digests.sha256(receipt.payload()));
    return head;
  }

  /// How far it goes.
  synchronized ReceiptHead head() {
    return head;
  }

  @Override
  public synchronized ListReceiptsResult receipts(long from) {
    if (from < 1) {
      return new Refused(ErrorCode.INVALID_VALUE, "receipts are counted from 1");
    }
    long oldest = head.sequence() - newest.size() + 1;
    long first = Math.max(from, oldest);
    return new Receipts(
        bootDocument, first, newest.stream().skip(first - oldest).limit(PAGE).toList(), head);
  }
}
