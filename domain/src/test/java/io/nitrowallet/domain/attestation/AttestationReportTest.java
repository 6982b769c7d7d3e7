package io.nitrowallet.domain.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport.Comparison;
import io.nitrowallet.domain.attestation.AttestationReport.Outcome;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationReportTest {
  private static final Instant MADE = Instant.parse("2026-11-22T12:00:00Z");
  private static final Bytes NONCE = Bytes.ofHex("11".repeat(32));
  private static final Bytes ZERO = Bytes.copyOf(new byte[48]);
  private static final Freshness ARCHIVED = new Freshness.Archived();

  @Test
  void showsEveryRegisterThatIsListedOrExpectedOnce() {
    AttestationReport report =
        report(
            PcrValues.of(Map.of(0, pcr("a0"), 4, pcr("a4"), 16, ZERO)),
            new AttestationExpectations(
                PcrValues.of(Map.of(0, pcr("a0"), 4, pcr("b4"), 8, pcr("a8"))),
                Optional.empty(),
                ARCHIVED));
    assertEquals(List.of(0, 4, 8, 16), List.copyOf(report.registers().keySet()));
    assertEquals(
        List.of(Outcome.EQUAL, Outcome.DIFFERENT, Outcome.MISSING, Outcome.NOT_DEMANDED),
        report.registers().values().stream().map(Comparison::outcome).toList());
    assertEquals(
        new Comparison(Optional.of(pcr("b4")), Optional.of(pcr("a4"))), report.registers().get(4));
  }

  @ParameterizedTest
  @CsvSource({
    "11, 11, EQUAL",
    "11, 12, DIFFERENT",
    "11, , MISSING",
    ", 12, NOT_DEMANDED",
    ", , NOT_DEMANDED"
  })
  void comparesWhatIsThereWithWhatWasDemanded(String expected, String actual, Outcome outcome) {
    Comparison comparison =
        new Comparison(
            Optional.ofNullable(expected).map(Bytes::ofHex),
            Optional.ofNullable(actual).map(Bytes::ofHex));
    assertEquals(outcome, comparison.outcome());
  }

  @Test
  void aLiveDocumentIsJudgedNowAndAnArchivedOneByItsOwnTime() {
    Instant now = MADE.plusSeconds(7);
    AttestationReport live = report(Freshness.Live.at(now));
    assertEquals(now, live.judgedAt());
    assertEquals(Duration.ofSeconds(7), live.age());
    assertEquals(Duration.ofSeconds(-3), report(Freshness.Live.at(MADE.minusSeconds(3))).age());
    AttestationReport archived = report(ARCHIVED);
    assertEquals(MADE, archived.judgedAt());
    assertEquals(Duration.ZERO, archived.age());
  }

  @Test
  void seesDebugModeInAPcr0OfZeroAndNowhereElse() {
    assertTrue(report(PcrValues.of(Map.of(0, ZERO)), expectations(ARCHIVED)).debugMode());
    assertFalse(
        report(PcrValues.of(Map.of(0, pcr("a0"), 1, ZERO)), expectations(ARCHIVED)).debugMode());
    assertFalse(report(PcrValues.of(Map.of(1, ZERO)), expectations(ARCHIVED)).debugMode());
  }

  @Test
  void refusesDebugModeWhereNobodyAskedForIt() {
    assertEquals(DebugMode.REFUSED, expectations(ARCHIVED).debugMode());
  }

  @Test
  void aCertificateIsValidFromItsFirstInstantToItsLast() {
    ReportedCertificate certificate =
        new ReportedCertificate("the leaf certificate", "CN=x", NONCE, MADE, MADE.plusSeconds(9));
    assertTrue(certificate.isValidAt(MADE));
    assertTrue(certificate.isValidAt(MADE.plusSeconds(9)));
    assertFalse(certificate.isValidAt(MADE.minusNanos(1)));
    assertFalse(certificate.isValidAt(MADE.plusSeconds(9).plusNanos(1)));
  }

  private static AttestationReport report(Freshness freshness) {
    return report(PcrValues.of(Map.of(0, pcr("a0"))), expectations(freshness));
  }

  private static AttestationExpectations expectations(Freshness freshness) {
    return new AttestationExpectations(
        PcrValues.of(Map.of(0, pcr("a0"))), Optional.of(NONCE), freshness);
  }

  private static AttestationReport report(PcrValues listed, AttestationExpectations expectations) {
    AttestationDocument document =
        new AttestationDocument(
            "i-0abc-enc0123",
            MADE,
            listed,
            Bytes.EMPTY,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(NONCE));
    return new AttestationReport(document, expectations, List.of());
  }

  private static Bytes pcr(String octet) {
    return Bytes.ofHex(octet.repeat(48));
  }
}
