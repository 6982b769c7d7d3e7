package io.nitrowallet.formats.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestationDocumentCodecTest {
  private static final AttestationDocument DOCUMENT =
      new AttestationDocument(
          "i-0abc-enc1",
          Instant.ofEpochMilli(1_700_000_000_123L),
          PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)), 31, Bytes.ofHex("af".repeat(64)))),
          Bytes.ofHex("30"),
          List.of(Bytes.ofHex("31"), Bytes.ofHex("32")),
          Optional.of(Bytes.EMPTY),
          Optional.empty(),
          Optional.of(Bytes.ofHex("05".repeat(1024))));

  @Test
  void readsBackWhatItWrote() {
    assertEquals(
        DOCUMENT, AttestationDocumentCodec.decode(AttestationDocumentCodec.encode(DOCUMENT)));
  }

  @Test
  void writesADefiniteMapInTheModulesOrder() {
    String hex = AttestationDocumentCodec.encode(DOCUMENT).hex();
    assertTrue(hex.startsWith("a9696d6f64756c655f69646b692d306162632d656e6331"));
    int last = 0;
    for (String key :
        List.of(
            "66646967657374",
            "6974696d657374616d70",
            "6470637273",
            "6b6365727469666963617465",
            "68636162756e646c65",
            "6a7075626c69635f6b6579",
            "69757365725f64617461",
            "656e6f6e6365")) {
      int at = hex.indexOf(key);
      assertTrue(at > last, key);
      last = at;
    }
  }

  @Test
  void tellsAnAbsentFieldFromAnEmptyOne() {
    AttestationDocument decoded =
        AttestationDocumentCodec.decode(AttestationDocumentCodec.encode(DOCUMENT));
    assertEquals(Optional.of(Bytes.EMPTY), decoded.publicKey());
    assertEquals(Optional.empty(), decoded.userData());
  }

  @Test
  void namesTheFieldThatIsWrong() {
    String hex = AttestationDocumentCodec.encode(DOCUMENT).hex();
    assertRefused("timestamp is not an integer", hex.replace("1b0000018bcfe5687b", "6131"));
    assertRefused("lacks the field 'nonce'", "a8" + hex.substring(2, hex.indexOf("656e6f6e6365")));
    assertRefused(
        "field 'monce', which this version does not know", hex.replace("6e6f6e63", "6d6f6e63"));
    assertRefused("cabundle[1] is not a byte string", hex.replace("41314132", "41316132"));
  }

  @Test
  void keepsUnprintableNamesOutOfItsSentences() {
    String hex = AttestationDocumentCodec.encode(DOCUMENT).hex();
    assertRefused("printable", hex.replace("656e6f6e6365", "651b5b33316d"));
  }

  private static void assertRefused(String sentence, String payload) {
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> AttestationDocumentCodec.decode(Bytes.ofHex(payload)));
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refused.code());
    assertTrue(refused.sentence().contains(sentence), refused.sentence());
  }
}
