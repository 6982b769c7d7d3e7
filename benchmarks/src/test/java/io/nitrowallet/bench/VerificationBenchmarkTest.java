package io.nitrowallet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationBenchmarkTest {
  private final VerificationCase first = VerificationCase.make();
  private final VerificationCase second = VerificationCase.make();

  @Test
  void theVerifierAcceptsWhatIsMeasured() {
    assertInstanceOf(Verified.class, first.verify());
  }

  @Test
  void theFloorChecksTheFiveSignaturesThatTheVerifierChecks() {
    assertEquals(5, first.signed().size());
    assertTrue(first.signed().stream().allMatch(SignedMessage::holds));
    List<SignedMessage> others = second.signed();
    for (int index = 0; index < others.size(); index++) {
      SignedMessage message = first.signed().get(index);
      assertFalse(
          new SignedMessage(
                  message.algorithm(),
                  message.key(),
                  others.get(index).message(),
                  message.signature())
              .holds());
    }
  }

  @Test
  void noTwoCasesShareACertificate() {
    Set<Bytes> certificates = new HashSet<>(certificates(first));
    certificates.addAll(certificates(second));
    assertEquals(2 * 5, certificates.size());
  }

  private static List<Bytes> certificates(VerificationCase from) {
    var document = AttestationDocumentCodec.decode(CoseSign1.decode(from.document()).payload());
    List<Bytes> all = new ArrayList<>(document.cabundle());
    all.add(document.certificate());
    return all;
  }
}
