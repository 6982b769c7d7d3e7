package io.nitrowallet.formats.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoseSign1Test {
  private static final CoseSign1 SIGNED =
      new CoseSign1(
          CoseSign1.protectedHeader(CoseSign1.ES384), Bytes.ofHex("a0"), Bytes.ofHex("0102"));

  @Test
  void writesTheStructureAsTheModuleDoes() {
    assertEquals("8444a1013822a041a0420102", SIGNED.encode().hex());
    assertEquals(SIGNED, CoseSign1.decode(SIGNED.encode()));
    assertEquals(CoseSign1.ES384, SIGNED.algorithm());
  }

  @Test
  void signsOverContextHeaderNoExternalDataAndPayload() {
    assertEquals("846a5369676e61747572653144a10138224041a0", SIGNED.signatureInput().hex());
  }

  @Test
  void keepsTheSignedBytesAsTheyCame() {
    // An indefinite header, an algorithm in a longer form than needed, and a tag.
    CoseSign1 decoded = CoseSign1.decode(Bytes.ofHex("d28446bf01390022ffa043a10000420102"));
    assertEquals("bf01390022ff", decoded.protectedHeader().hex());
    assertEquals("a10000", decoded.payload().hex());
    assertEquals(CoseSign1.ES384, decoded.algorithm());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8344a1013822a041a0", // no signature
        "8544a1013822a041a042010200", // five parts
        "8444a1013822a04041ff", // an empty payload
        "8444a1013822a0f6420102", // a detached payload
        "8444a1013822a141000041a0420102", // unprotected content
        "8464a1013822a041a0420102", // the header as text
        "8444a1013822a041a0620102", // the signature as text
        "d18444a1013822a041a0420102", // COSE_Mac0's tag
        "8444a1013822a041a042010200", // trailing byte
        "a0"
      })
  void refusesOtherStructures(String hex) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> CoseSign1.decode(Bytes.ofHex(hex)));
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refused.code());
  }
}
