package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What an audit adds up over all lives.
final class AuditLedger {
  private final Consumer<AuditFinding> listener;
  private final VersionHistory versions = new VersionHistory();
  private final Map<ErrorCode, Long> refusals = new EnumMap<>(ErrorCode.class);
  private Optional<Instant> newest = Optional.empty();
  private long lives;
  private long receipts;
  private long signatures;
  private long findings;

  AuditLedger(Consumer<AuditFinding> listener) {
    this.listener = listener;
  }

  void find(AuditFinding finding) {
    findings++;
    listener.accept(finding);
  }

  void life() {
    lives++;
  }

  /// Counts a receipt that is met for the first time.
  void receipt(SigningReceipt receipt, ReceiptReference reference) {
    receipts++;
    newest =
        newest.filter(time -> time.isAfter(receipt.time())).or(() -> Optional.of(receipt.time()));
    switch (receipt.entry().outcome()) {
      case Outcome.Signed _ -> signatures++;
      case Outcome.Refused(var code) -> refusals.merge(code, 1L, Long::sum);
      case Outcome.Row _ -> {}
    }
    versions.record(receipt.entry(), reference, this::find);
  }

  AuditSummary end() {
    versions.compare(this::find);
    return new AuditSummary(
        lives, receipts, signatures, refusals, versions.accounts(), newest, findings);
  }
}
