package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A decoded document beside what was demanded of it, for people to look at. It proves nothing: the
/// verdict that holds it says what to think of it.
///
/// @param document what it says
/// @param expectations what was demanded of it
/// @param chain its certificates, the root first and the leaf last; empty if they do not decode
public record AttestationReport(
    AttestationDocument document,
    AttestationExpectations expectations,
    List<ReportedCertificate> chain) {
  /// Copies the list.
  public AttestationReport {
    chain = List.copyOf(chain);
  }

  /// Each register that is listed or expected, by its index.
  public SortedMap<Integer, Comparison> registers() {
    TreeSet<Integer> indexes = new TreeSet<>(document.pcrs().values().keySet());
    indexes.addAll(expectations.pcrs().values().keySet());
    SortedMap<Integer, Comparison> registers = new TreeMap<>();
    for (int index : indexes) {
      registers.put(
          index, new Comparison(expectations.pcrs().get(index), document.pcrs().get(index)));
    }
    return Collections.unmodifiableSortedMap(registers);
  }

  /// The nonce.
  public Comparison nonce() {
    return new Comparison(expectations.nonce(), document.nonce());
  }

  /// The instant at which the certificates must be valid: now, or the document's own time.
  public Instant judgedAt() {
    return switch (expectations.freshness()) {
      case Freshness.Live live -> live.now();
      case Freshness.Archived() -> document.timestamp();
    };
  }

  /// How old the document is, below zero if it comes from the future; zero where its own time is
  /// the one it is judged by.
  public Duration age() {
    return Duration.between(document.timestamp(), judgedAt());
  }

  /// Whether PCR0 is all zero: the enclave runs in debug mode, its console and memory can be read,
  /// and PCR0 to PCR2 say nothing about the image.
  public boolean debugMode() {
    return document.pcrs().get(0).filter(Bytes::isZero).isPresent();
  }

  /// A value beside the one that was demanded.
  public record Comparison(Optional<Bytes> expected, Optional<Bytes> actual) {
    /// How the two compare.
    public Outcome outcome() {
      if (expected.isEmpty()) {
        return Outcome.NOT_DEMANDED;
      }
      if (actual.isEmpty()) {
        return Outcome.MISSING;
      }
      return actual.equals(expected) ? Outcome.EQUAL : Outcome.DIFFERENT;
    }
  }

  /// How a value compares with the one that was demanded.
  public enum Outcome {
    /// Present and equal.
    EQUAL,
    /// Present, and another.
    DIFFERENT,
    /// Demanded, but absent.
    MISSING,
    /// Present or absent: nobody asked.
    NOT_DEMANDED
  }

  /// One certificate of the chain.
  ///
  /// @param name what sentences call it, such as `the leaf certificate`
  /// @param subject its distinguished name, printable ASCII only
  /// @param fingerprint SHA-256 of its DER
  /// @param from the first instant of its validity
  /// @param until the last instant of its validity
  public record ReportedCertificate(
      String name, String subject, Bytes fingerprint, Instant from, Instant until) {
    /// Whether it is valid at `time`.
    public boolean isValidAt(Instant time) {
      return !time.isBefore(from) && !time.isAfter(until);
    }
  }
}
