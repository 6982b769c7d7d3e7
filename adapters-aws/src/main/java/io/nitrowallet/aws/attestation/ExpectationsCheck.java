package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a document says what its reader demands: time, nonce and registers.
final class ExpectationsCheck {
  /// By how much the enclave's clock may be ahead of ours.
  private static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  private ExpectationsCheck() {}

  /// All that differs; empty if nothing does.
  static List<Difference> check(
      AttestationDocument document, AttestationExpectations expectations) {
    List<Difference> differences = new ArrayList<>();
    if (expectations.freshness() instanceof Freshness.Live live) {
      differences.addAll(freshness(document, live));
    }
    expectations.nonce().ifPresent(nonce -> differences.addAll(nonce(document, nonce)));
    differences.addAll(pcrs(document.pcrs(), expectations.pcrs()));
    if (document.pcrs().get(0).filter(Bytes::isZero).isPresent()) {
      differences.add(
          new Difference(
              Check.DEBUG,
              "PCR0 is all zero: the enclave runs in debug mode, where its console and memory can"
                  + " be read; start it without debug mode"));
    }
    return differences;
  }

  private static List<Difference> freshness(AttestationDocument document, Freshness.Live live) {
    Duration age = Duration.between(document.timestamp(), live.now());
    if (age.compareTo(live.maxAge()) > 0) {
      return difference(
          Check.FRESHNESS,
          "the document was made at "
              + document.timestamp()
              + " and is older than "
              + live.maxAge().toSeconds()
              + " s: ask the enclave for a fresh one");
    }
    if (age.negated().compareTo(MAX_AHEAD) > 0) {
      return difference(
          Check.FRESHNESS,
          "the document was made at "
              + document.timestamp()
              + ", more than "
              + MAX_AHEAD.toSeconds()
              + " s from now: compare the clocks of both machines");
    }
    return List.of();
  }

  private static List<Difference> nonce(AttestationDocument document, Bytes expected) {
    Optional<Bytes> nonce = document.nonce();
    if (nonce.isEmpty()) {
      return difference(Check.NONCE, "the document holds no nonce, so it may be a replay");
    }
    return nonce.get().equals(expected)
        ? List.of()
        : difference(Check.NONCE, "the document holds another nonce: it answers another request");
  }

  private static List<Difference> pcrs(PcrValues actual, PcrValues expected) {
    List<Difference> differences = new ArrayList<>();
    expected
        .values()
        .forEach((index, value) -> differences.addAll(pcr(index, actual.get(index), value)));
    return differences;
  }

  private static List<Difference> pcr(int index, Optional<Bytes> actual, Bytes expected) {
    String name = "PCR" + index + " (" + meaning(index) + ")";
    if (actual.isEmpty()) {
      return difference(Check.PCRS, name + " is not listed; expected is " + expected.hex());
    }
    return actual.get().equals(expected)
        ? List.of()
        : difference(
            Check.PCRS, name + " is " + actual.get().hex() + "; expected is " + expected.hex());
  }

  private static String meaning(int index) {
    return switch (index) {
      case 0 -> "the whole image";
      case 1 -> "kernel and boot ramdisk";
      case 2 -> "the application";
      case 3 -> "the parent instance's role";
      case 4 -> "the parent instance's id";
      case 8 -> "the image's signing certificate";
      default -> "a register of the enclave's own";
    };
  }

  private static List<Difference> difference(Check check, String sentence) {
    return List.of(new Difference(check, sentence));
  }
}
