package io.nitrowallet.aws.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor.Statement;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NsmAttestorTest {
  private static final Bytes DOCUMENT = Bytes.ofHex("8443a10138");
  private static final Statement STATEMENT =
      new Statement(
          Optional.of(Bytes.ofHex("01")),
          Optional.of(Bytes.ofHex("02")),
          Optional.of(Bytes.ofHex("03")));

  @Test
  void asksForADocumentOverEachFieldInItsPlace() {
    List<NsmRequest> asked = new ArrayList<>();
    NsmAttestor attestor =
        new NsmAttestor(request -> {
          asked.add(NsmCodec.decodeRequest(request));
          return NsmCodec.encode(new NsmResponse.Attested(DOCUMENT));
        });
    assertEquals(DOCUMENT, attestor.attest(STATEMENT));
    assertEquals(
        List.of(
            new NsmRequest.Attestation(
                STATEMENT.userData(), STATEMENT.nonce(), STATEMENT.publicKey())),
        asked);
  }

  @Test
  void takesFieldsUpToTheModulesLimitAndRefusesLongerOnesItself() {
    NsmAttestor attestor = answering(new NsmResponse.Attested(DOCUMENT));
    Optional<Bytes> longest = Optional.of(Bytes.copyOf(new byte[1024]));
    assertEquals(DOCUMENT, attestor.attest(new Statement(longest, longest, longest)));
    Optional<Bytes> longer = Optional.of(Bytes.copyOf(new byte[1025]));
    assertFails(
        "at most 1024", attestor, new Statement(longer, Optional.empty(), Optional.empty()));
    assertFails(
        "at most 1024", attestor, new Statement(Optional.empty(), longer, Optional.empty()));
    assertFails(
        "at most 1024", attestor, new Statement(Optional.empty(), Optional.empty(), longer));
  }

  @Test
  void turnsTheModulesErrorsIntoRefusals() {
    for (NsmError error : NsmError.values()) {
      assertFails(error.wireName(), answering(new NsmResponse.Failed(error)), STATEMENT);
    }
  }

  @Test
  void refusesAnswersToOtherQuestionsAndImpossibleDocuments() {
    assertFails("another request", answering(new NsmResponse.PcrLocked()), STATEMENT);
    assertFails("0 bytes", answering(new NsmResponse.Attested(Bytes.EMPTY)), STATEMENT);
    assertFails("not one well-formed", new NsmAttestor(_ -> Bytes.ofHex("a1")), STATEMENT);
    assertFails("no module has", new NsmAttestor(_ -> Bytes.ofHex("6161")), STATEMENT);
  }

  private static NsmAttestor answering(NsmResponse response) {
    return new NsmAttestor(_ -> NsmCodec.encode(response));
  }

  private static void assertFails(String sentence, NsmAttestor attestor, Statement statement) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> attestor.attest(statement));
    assertEquals(ErrorCode.NSM_FAILED, refused.code());
    assertTrue(refused.sentence().contains(sentence), refused.sentence());
  }
}
