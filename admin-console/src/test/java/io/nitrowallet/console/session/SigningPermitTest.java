package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.session.SigningPermit.Granted;
import io.nitrowallet.console.session.SigningPermit.Reason;
import io.nitrowallet.console.session.SigningPermit.Withheld;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Nobody signs with an enclave that did not show, a short while ago, that it is the expected one.
public final class SigningPermitTest {
  public static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final TrustRoot AWS = new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.AWS);

  @Test
  void isWithheldUntilTheEnclaveAnswered() {
    assertEquals(Reason.UNKNOWN, reason(new Trust.Unknown(), NOON));
  }

  @Test
  void isGrantedForFiveMinutesAndNotAMomentLonger() {
    Trust good = trustIn(report(1, 1), List.of());
    assertEquals(new Granted(), SigningPermit.of(good, NOON));
    assertEquals(new Granted(), SigningPermit.of(good, NOON.plus(Trust.FRESH).minusMillis(1)));
    assertEquals(Reason.STALE, reason(good, NOON.plus(Trust.FRESH)));
  }

  @Test
  void isWithheldWhereTheClockWasSetBack() {
    assertEquals(
        Reason.STALE, reason(trustIn(report(1, 1), List.of()), NOON.minus(Duration.ofSeconds(1))));
  }

  @Test
  void namesTheRegistersThatDiffer() {
    Trust other = trustIn(report(1, 2), List.of(new Difference(Check.PCRS, "PCR0 differs")));
    assertEquals(new Withheld(Reason.OTHER_IMAGE, "PCR0"), SigningPermit.of(other, NOON));
  }

  @Test
  void saysWhatElseIsWrong() {
    Trust stale = trustIn(report(1, 1), List.of(new Difference(Check.NONCE, "another nonce")));
    assertEquals(new Withheld(Reason.REJECTED, "another nonce"), SigningPermit.of(stale, NOON));
  }

  @Test
  void saysWhyTheEnclaveCouldNotBeAsked() {
    Trust gone = new Trust.Unreachable(Fault.of(ErrorCode.UNAVAILABLE, "nobody answers"));
    assertEquals(new Withheld(Reason.UNREACHABLE, "nobody answers"), SigningPermit.of(gone, NOON));
  }

  private static Reason reason(Trust trust, Instant now) {
    return ((Withheld) SigningPermit.of(trust, now)).reason();
  }

  private static Trust trustIn(AttestationReport report, List<Difference> differences) {
    AttestationVerdict verdict =
        differences.isEmpty()
            ? new AttestationVerdict.Verified(report, AWS)
            : new AttestationVerdict.Rejected(differences, Optional.of(report), AWS);
    return Trust.of(appraisal(verdict), NOON);
  }

  /// What the expected enclave shows.
  public static Appraisal good() {
    return appraisal(new AttestationVerdict.Verified(report(1, 1), AWS));
  }

  private static Appraisal appraisal(AttestationVerdict verdict) {
    var attested = new Attested(Bytes.EMPTY, Bytes.EMPTY, new ReceiptHead(0, Bytes.EMPTY));
    return new Appraisal(attested, verdict);
  }

  /// @param expected what PCR0 must be filled with
  /// @param actual what it is filled with
  private static AttestationReport report(int expected, int actual) {
    var document =
        new AttestationDocument(
            "i-1-enc1",
            NOON,
            pcr0(actual),
            Bytes.EMPTY,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var expectations =
        new AttestationExpectations(
            pcr0(expected), Optional.empty(), AttestationExpectations.Freshness.Live.at(NOON));
    return new AttestationReport(document, expectations, List.of());
  }

  private static PcrValues pcr0(int filling) {
    return PcrValues.of(Map.of(0, Bytes.ofHex(("0" + filling).repeat(48))));
  }
}
