package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationReport.Outcome;

/// Words for the outcome of a comparison; those that should alarm are in capitals.
final class Verdicts {
  private Verdicts() {}

  static String words(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> "equal";
      case DIFFERENT -> "DIFFERENT";
      case MISSING -> "MISSING";
      case NOT_DEMANDED -> "not compared";
    };
  }

  static String painted(Outcome outcome, Output output) {
    return switch (outcome) {
      case EQUAL -> output.paint("green", words(outcome));
      case DIFFERENT, MISSING -> output.paint("bold,red", words(outcome));
      case NOT_DEMANDED -> words(outcome);
    };
  }
}
