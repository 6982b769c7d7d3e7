package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Receipts that go on from those that are kept. Numbers and links are looked at, so that nothing
/// is put in a wrong place; signatures are the auditor's.
///
/// @param lines to be kept
/// @param lost how many receipts are missing between, since the enclave no longer has them
/// @param head how far the chain goes with them
record Continuation(List<KeptLine> lines, long lost, ReceiptHead head) {
  /// What `page`, which was asked for from behind `kept`, adds to it.
  ///
  /// @throws RefusedException with {@link ErrorCode#RECEIPTS_REFUSED} if it does not go on from it
  static Continuation of(ReceiptHead kept, Receipts page) {
    if (page.head().sequence() < kept.sequence()) {
      throw refused("fewer were issued than are kept");
    }
    if (page.receipts().isEmpty()) {
      if (!page.head().equals(kept)) {
        throw refused("there are some, and none is given out");
      }
      return new Continuation(List.of(), 0, kept);
    }
    long lost = page.first() - kept.sequence() - 1;
    if (lost < 0) {
      throw refused("others were asked for");
    }
    // Behind a gap, there is nothing to follow.
    Optional<ReceiptHead> before = lost == 0 ? Optional.of(kept) : Optional.empty();
    List<KeptLine> lines = new ArrayList<>();
    for (DsseEnvelope envelope : page.receipts()) {
      long sequence = page.first() + lines.size();
      requireFollows(ReceiptJson.decode(envelope.payload()), sequence, before);
      before = Optional.of(new ReceiptHead(sequence, Digests.sha256(envelope.payload())));
      lines.add(new KeptLine(sequence, ReceiptLineJson.encode(new ReceiptLine.Receipt(envelope))));
    }
    return new Continuation(lines, lost, before.orElse(kept));
  }

  private static void requireFollows(
      SigningReceipt receipt, long sequence, Optional<ReceiptHead> before) {
    boolean linked = before.map(head -> receipt.previous().equals(head.hash())).orElse(true);
    if (receipt.sequence() != sequence || !linked) {
      throw refused("receipt %s does not follow the one before it".formatted(sequence));
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.RECEIPTS_REFUSED, sentence);
  }
}
