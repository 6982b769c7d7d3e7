package io.nitrowallet.console.session;

import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.Outcome;
import java.time.Instant;
import java.util.stream.Collectors;

/// Whether anything may be signed now.
public sealed interface SigningPermit {
  /// The enclave showed a short while ago that it is the expected one.
  record Granted() implements SigningPermit {}

  /// Nothing is signed.
  ///
  /// @param detail a sentence of the verifier, or empty
  record Withheld(Reason reason, String detail) implements SigningPermit {}

  /// Why not.
  enum Reason {
    /// Nobody asked the enclave yet, or it has not answered.
    UNKNOWN,
    /// The last verification failed.
    REJECTED,
    /// Registers differ from those that are expected; the detail names them.
    OTHER_IMAGE,
    /// The last verification was good, but is too old.
    STALE,
    /// The enclave does not answer.
    UNREACHABLE
  }

  /// What `trust` is worth at `now`.
  static SigningPermit of(Trust trust, Instant now) {
    return switch (trust) {
      case Trust.Unknown() -> new Withheld(Reason.UNKNOWN, "");
      case Trust.Good good when good.isFreshAt(now) -> new Granted();
      case Trust.Good _ -> new Withheld(Reason.STALE, "");
      case Trust.Bad bad -> rejected(bad);
      case Trust.Unreachable(var fault) -> new Withheld(Reason.UNREACHABLE, fault.happened());
    };
  }

  private static SigningPermit rejected(Trust.Bad bad) {
    String registers =
        bad.verdict()
            .report()
            .map(SigningPermit::differing)
            .filter(names -> !names.isEmpty())
            .orElse("");
    return registers.isEmpty()
        ? new Withheld(Reason.REJECTED, bad.verdict().sentence(""))
        : new Withheld(Reason.OTHER_IMAGE, registers);
  }

  private static String differing(AttestationReport report) {
    return report.registers().entrySet().stream()
        .filter(entry ->
            entry.getValue().outcome() == Outcome.DIFFERENT
                || entry.getValue().outcome() == Outcome.MISSING)
        .map(entry -> "PCR" + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
