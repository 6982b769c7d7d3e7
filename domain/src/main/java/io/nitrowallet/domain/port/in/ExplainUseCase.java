package io.nitrowallet.domain.port.in;

/// Says what a signature would do and which rule decides, without KMS and without a signature.
@FunctionalInterface
public interface ExplainUseCase {
  /// Judges and tells. Refuses what signing would refuse before it reaches KMS, but for what the
  /// policy denies: that is told.
  ExplainResult explain(ExplainCommand command);
}
