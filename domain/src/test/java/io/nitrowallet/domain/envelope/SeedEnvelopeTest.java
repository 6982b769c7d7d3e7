package io.nitrowallet.domain.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedEnvelopeTest {
  private static final Bytes DATA_KEY =
      Bytes.ofBase64("gnbLKIT08rBb6beAGBqyhBb+usZKBSQ3DgAyDFEolzs=");
  private static final Bytes CIPHERTEXT =
      Bytes.ofBase64(
          "K20TvEKnpVnfHIcRDG4i+8hT6VoquHlZH7PuDtzxqvazlsYcZFkOj9eUpi5/kMo4LyK95Fdv6wfcwki0Fw1pl"
              + "/2Z22He41dZCaZxhX98NvBiXA==");
  private static final Bytes NONCE = Bytes.ofHex("cc5cac2c7791afb2f5f859c1");
  private static final Bytes KEY =
      Bytes.ofHex("3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266");

  @Test
  void opensTheSeedsKnownAnswer() {
    assertEquals(KEY, open(CIPHERTEXT));
  }

  @Test
  void opensBothFormsOfThePlaintext() {
    assertEquals(KEY, open(sealed(KEY.base64())));
    assertEquals(KEY, open(sealed(KEY.hex0x())));
  }

  @Test
  void aChangedBitInAnyByteDoesNotOpen() {
    for (int at = 0; at < CIPHERTEXT.length(); at++) {
      byte[] changed = CIPHERTEXT.toArray();
      changed[at] ^= 1;
      assertRefused(Bytes.copyOf(changed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 81, 83})
  void anotherLengthDoesNotOpen(int length) {
    assertRefused(Bytes.copyOf(Arrays.copyOf(CIPHERTEXT.toArray(), length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base64!",
        "AAAA",
        "0y3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266",
        "1x3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266",
        "0x3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe26g",
        "0x3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe2\u00e9"
      })
  void aPlaintextThatIsNoKeyIsRefusedWithoutBeingQuoted(String plaintext) {
    assertRefused(sealed(plaintext));
  }

  @Test
  void aDataKeyOfAnotherLengthDoesNotOpen() {
    for (int length : new int[] {0, 16, 31, 33}) {
      try (SecretBytes dataKey = SecretBytes.adopt(new byte[length])) {
        RefusedException e =
            assertThrows(RefusedException.class, () -> SeedEnvelope.open(CIPHERTEXT, dataKey));
        assertEquals(ErrorCode.ROW_TAMPERED, e.code());
      }
    }
  }

  private static Bytes sealed(String plaintext) {
    return Aes256Gcm.seal(
        DATA_KEY.toArray(), NONCE, Bytes.EMPTY, plaintext.getBytes(StandardCharsets.UTF_8));
  }

  private static Bytes open(Bytes ciphertext) {
    try (SecretBytes dataKey = SecretBytes.adopt(DATA_KEY.toArray());
        SecretBytes key = SeedEnvelope.open(ciphertext, dataKey)) {
      return key.use(Bytes::copyOf);
    }
  }

  private static void assertRefused(Bytes ciphertext) {
    RefusedException e = assertThrows(RefusedException.class, () -> open(ciphertext));
    assertEquals(ErrorCode.ROW_TAMPERED, e.code());
    assertEquals("the seed's ciphertext does not open to a private key", e.sentence());
    assertNull(e.getCause());
  }
}
