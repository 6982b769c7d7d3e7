package io.nitrowallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestationVerifierFuzzTest {
  private static final CoseAttestationVerifier VERIFIER =
      CoseAttestationVerifier.withDevelopmentRoot(Resource.read("root.der"));

  private static final AttestationExpectations EXPECTED =
      new AttestationExpectations(
          PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)))),
          Optional.of(Bytes.ofHex("11".repeat(32))),
          Freshness.Live.at(Instant.parse("2026-11-22T12:00:00Z")));

  private static final List<Bytes> GENUINE =
      List.of(seed("genuine"), seed("genuine-tagged-indefinite"));

  /// What the enclave signed; the form around it has a few spellings, all of which may stand.
  private static final List<Bytes> SIGNED =
      GENUINE.stream().map(CoseSign1::decode).map(CoseSign1::payload).toList();

  @Test
  void startsFromDocumentsThatStand() {
    GENUINE.forEach(
        document -> assertInstanceOf(Verified.class, VERIFIER.verify(document, EXPECTED)));
  }

  @FuzzTest
  void refusesWhatWasNotSignedInWordsForAnOperator(byte[] input) {
    Bytes document = Bytes.copyOf(input);
    switch (VERIFIER.verify(document, EXPECTED)) {
      case Verified _ -> assertTrue(SIGNED.contains(CoseSign1.decode(document).payload()));
      case Rejected rejected ->
          rejected.differences().forEach(AttestationVerifierFuzzTest::assertPlain);
    }
  }

  private static void assertPlain(Difference difference) {
    String sentence = difference.sentence();
    assertTrue(sentence.chars().allMatch(c -> c >= ' ' && c <= '~'), sentence);
    // An exception that no step expected.
    assertFalse(sentence.contains("cannot be examined"), sentence);
  }

  private static Bytes seed(String name) {
    return Resource.read("AttestationVerifierFuzzTestInputs/" + name);
  }
}
