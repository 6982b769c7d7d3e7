package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.Comparison;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a document says what its reader demands: time, nonce and registers.
final class ExpectationsCheck {
  /// By how much the enclave's clock may be ahead of ours.
  private static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  private ExpectationsCheck() {}

  /// All that differs; empty if nothing does.
  static List<Difference> check(AttestationReport report) {
    List<Difference> differences = new ArrayList<>();
    AttestationExpectations expectations = report.expectations();
    if (expectations.freshness() instanceof Freshness.Live live) {
      differences.addAll(freshness(report, live));
    }
    differences.addAll(nonce(report.nonce()));
    report.registers().forEach((index, value) -> differences.addAll(register(index, value)));
    if (report.debugMode() && expectations.debugMode() == DebugMode.REFUSED) {
      differences.add(
          new Difference(
              Check.DEBUG,
              "PCR0 is all zero: the enclave runs in debug mode, where its console and memory can"
                  + " be read; start it without debug mode"));
    }
    return differences;
  }

  private static List<Difference> freshness(AttestationReport report, Freshness.Live live) {
    Duration age = report.age();
    Instant made = report.document().timestamp();
    if (age.compareTo(live.maxAge()) > 0) {
      return difference(
          Check.FRESHNESS,
          "the document was made at "
              + made
              + " and is older than "
              + live.maxAge().toSeconds()
              + " s: ask the enclave for a fresh one");
    }
    if (age.negated().compareTo(MAX_AHEAD) > 0) {
      return difference(
          Check.FRESHNESS,
          "the document was made at "
              + made
              + ", more than "
              + MAX_AHEAD.toSeconds()
              + " s from now: compare the clocks of both machines");
    }
    return List.of();
  }

  private static List<Difference> nonce(Comparison nonce) {
    return switch (nonce.outcome()) {
      case NOT_DEMANDED, EQUAL -> List.of();
      case MISSING -> difference(Check.NONCE, "the document holds no nonce, so it may be a replay");
      case DIFFERENT ->
          difference(Check.NONCE, "the document holds another nonce: it answers another request");
    };
  }

  private static List<Difference> register(int index, Comparison value) {
    String name = "PCR" + index + " (" + PcrValues.meaning(index) + ")";
    return switch (value.outcome()) {
      case NOT_DEMANDED, EQUAL -> List.of();
      case MISSING ->
          difference(Check.PCRS, name + " is not listed; expected is " + hex(value.expected()));
      case DIFFERENT ->
          difference(
              Check.PCRS,
              name + " is " + hex(value.actual()) + "; expected is " + hex(value.expected()));
    };
  }

  private static String hex(Optional<Bytes> value) {
    return value.map(Bytes::hex).orElseThrow();
  }

  private static List<Difference> difference(Check check, String sentence) {
    return List.of(new Difference(check, sentence));
  }
}
