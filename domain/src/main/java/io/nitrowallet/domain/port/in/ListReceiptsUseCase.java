package io.nitrowallet.domain.port.in;

/// Gives out again the receipts that an enclave life has issued, so that nobody has to be trusted
/// to have kept them the first time.
@FunctionalInterface
public interface ListReceiptsUseCase {
  /// How many of the newest receipts a life keeps.
  int KEPT = 10_000;

  /// The most receipts of one answer.
  int PAGE = 100;

  /// The receipts from the sequence number `from` (1 or higher) on, as many as one answer holds.
  ListReceiptsResult receipts(long from);
}
