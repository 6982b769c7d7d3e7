package io.nitrowallet.domain.envelope;

import static io.nitrowallet.domain.migration.SeedFormat.GO;
import static io.nitrowallet.domain.migration.SeedFormat.KMS;
import static io.nitrowallet.domain.migration.SeedFormat.PYTHON;
import static io.nitrowallet.domain.migration.SeedFormat.PYTHON_FIRST;
import static io.nitrowallet.domain.migration.SeedFormat.RUST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the other formats are sealed to here was made by OpenSSL's command line.
class SeedEnvelopeTest {
  private static final Bytes DATA_KEY =
      Bytes.ofBase64("gnbLKIT08rBb6beAGBqyhBb+usZKBSQ3DgAyDFEolzs=");
  private static final Bytes SHORT_DATA_KEY =
      Bytes.ofHex("000102030405060708090a0b0c0d0e0f1011121314151617");
  private static final Map<SeedFormat, Bytes> SEALED =
      Map.of(
          RUST,
          Bytes.ofBase64(
              "K20TvEKnpVnfHIcRDG4i+8hT6VoquHlZH7PuDtzxqvazlsYcZFkOj9eUpi5/kMo4LyK95Fdv6wfcwki0Fw1pl"
                  + "/2Z22He41dZCaZxhX98NvBiXA=="),
          GO,
          Bytes.ofBase64("AAECAwQFBgcICQoLDA0OD2TPKao8rcEyZQ+rLzsa0dWOwCx/uBRFQP8lRARYJEcv"),
          PYTHON,
          Bytes.ofBase64(
              "AAECAwQFBgcICQoLDA0OD3dUG+ohSCb7fxKMnBoQkQtNa+8ZIzI0oNSWT4M92uvWLpF0ZmScjUzc+rKw9/RBc"
                  + "FMWysp9LGSu1j5NzssPf/87Q2g9zmTkzFDil8DY6v88"),
          PYTHON_FIRST,
          Bytes.ofBase64(
              "J6OH8a4kwCtZ1EgfvVpa0jHa8U2NL4BVrxvuSYbi5wdtSbqtB2cuEAUcASJEczNPkFjAEpo4V2MOqpxNsucMxA"
                  + "=="),
          KMS,
          Bytes.EMPTY);
  private static final Bytes NONCE = Bytes.ofHex("cc5cac2c7791afb2f5f859c1");
  private static final Bytes KEY =
      Bytes.ofHex("3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266");
  private static final Bytes SMALL_KEY = Bytes.ofHex("0000" + "11".repeat(30));

  private static SeedRow row(SeedFormat format, Bytes sealed) {
    return new SeedRow(
        format,
        new KeyArn("arn:aws:kms:ap-east-1:111122223333:key/seed"),
        Address.parse("0x" + "11".repeat(20)),
        Bytes.ofHex("aa"),
        sealed);
  }

  private static Bytes sealed(SeedFormat format) {
    return Objects.requireNonNull(SEALED.get(format));
  }

  private static Bytes dataKey(SeedFormat format) {
    return format == PYTHON_FIRST ? SHORT_DATA_KEY : DATA_KEY;
  }

  private static Bytes open(SeedRow row, Bytes unwrapped) {
    try (SecretBytes secret = SecretBytes.adopt(unwrapped.toArray());
        SecretBytes key = SeedEnvelope.open(row, secret)) {
      return key.use(Bytes::copyOf);
    }
  }

  private static Bytes openText(String text) {
    return open(row(KMS, Bytes.EMPTY), Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Bytes openRust(String text) {
    Bytes sealed =
        Aes256Gcm.seal(
            DATA_KEY.toArray(), NONCE, Bytes.EMPTY, text.getBytes(StandardCharsets.UTF_8));
    return open(row(RUST, sealed), DATA_KEY);
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable opening) {
    RefusedException e = assertThrows(RefusedException.class, opening);
    assertEquals(ErrorCode.ROW_TAMPERED, e.code());
    assertEquals("the seed's ciphertext does not open to a private key", e.sentence());
    assertNull(e.getCause());
  }

  @ParameterizedTest
  @EnumSource(names = "KMS", mode = EnumSource.Mode.EXCLUDE)
  void opensTheKnownAnswerOfEachFormat(SeedFormat format) {
    assertEquals(KEY, open(row(format, sealed(format)), dataKey(format)));
  }

  @Test
  void opensBothFormsOfTheSeedsPlaintext() {
    assertEquals(KEY, openRust(KEY.base64()));
    assertEquals(KEY, openRust(KEY.hex0x()));
  }

  @Test
  void readsTheTextThatKmsItselfEncrypted() {
    assertEquals(KEY, openText(KEY.hex()));
    assertEquals(KEY, openText(KEY.hex0x()));
    assertEquals(KEY, openText("{\"secret\":\"s\",\"eth_key\":\"" + KEY.hex() + "\"}"));
    assertEquals(KEY, openText("{\"eth_key\":\"" + KEY.hex() + "\",\"secret\":\"s\"}"));
    assertEquals(
        KEY,
        openText("{\"secret\":\"\\\"eth_key\\\":\\\"00\\\"\",\"eth_key\":\"" + KEY.hex() + "\"}"));
  }

  /// The sample writes a number's bytes, and leaves out those in front that are zero.
  @Test
  void putsBackTheZerosThatTheSampleLeftOut() {
    assertEquals(SMALL_KEY, openText("{\"secret\":\"s\",\"eth_key\":\"" + "11".repeat(30) + "\"}"));
  }

  @Test
  void aChangedBitInAnyByteOfTheSeedsDoesNotOpen() {
    Bytes sealed = sealed(RUST);
    for (int at = 0; at < sealed.length(); at++) {
      Bytes changed = flip(sealed, at);
      assertRefused(() -> open(row(RUST, changed), DATA_KEY));
    }
  }

  /// Without integrity it opens to something else, or to nothing. The address tells.
  @ParameterizedTest
  @EnumSource(names = {"GO", "PYTHON", "PYTHON_FIRST"})
  void aChangedBitInAnyByteOfTheOthersNeverOpensToTheKey(SeedFormat format) {
    Bytes sealed = sealed(format);
    for (int at = 0; at < sealed.length(); at++) {
      Bytes opened;
      try {
        opened = open(row(format, flip(sealed, at)), dataKey(format));
      } catch (RefusedException e) {
        assertEquals(ErrorCode.ROW_TAMPERED, e.code());
        continue;
      }
      assertNotEquals(KEY, opened, () -> "byte of " + format);
    }
  }

  private static Bytes flip(Bytes sealed, int at) {
    byte[] changed = sealed.toArray();
    changed[at] ^= 1;
    return Bytes.copyOf(changed);
  }

  @ParameterizedTest
  @EnumSource
  void anotherLengthIsNoRow(SeedFormat format) {
    int length = sealed(format).length();
    for (int other : new int[] {0, 1, 16, 47, 49, 59, 61, 81, 83, 112, 4096}) {
      if (other == length) {
        continue;
      }
      RefusedException e =
          assertThrows(RefusedException.class, () -> row(format, Bytes.copyOf(new byte[other])));
      assertEquals(ErrorCode.INVALID_ROW, e.code());
      assertTrue(e.sentence().contains(format.wireName()), e.sentence());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not base64! not base64! not base64! not base",
        "0y3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266",
        "1x3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266",
        "0x3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe26g"
      })
  void aPlaintextThatIsNoKeyIsRefusedWithoutBeingQuoted(String plaintext) {
    assertRefused(() -> openRust(plaintext));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"secret\":\"s\"}",
        "{\"eth_key\":\"",
        "{\"eth_key\":\"\"}",
        "{\"eth_key\":\"11",
        "{\"eth_key\":\"111\"}",
        "{\"eth_key\":\"0x11\"}",
        "3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe26600",
        "a private key, in words"
      })
  void aTextThatStatesNoKeyIsRefused(String text) {
    assertRefused(() -> openText(text));
  }

  @ParameterizedTest
  @EnumSource(names = "KMS", mode = EnumSource.Mode.EXCLUDE)
  void aDataKeyOfAnotherLengthDoesNotOpen(SeedFormat format) {
    for (int length : new int[] {0, 16, 31, 33, format == PYTHON_FIRST ? 32 : 24}) {
      SeedRow row = row(format, sealed(format));
      assertRefused(() -> open(row, Bytes.copyOf(new byte[length])));
    }
  }

  @Test
  void aDataKeyStaysItsOwners() {
    byte[] dataKey = DATA_KEY.toArray();
    try (SecretBytes secret = SecretBytes.adopt(dataKey)) {
      SeedEnvelope.open(row(PYTHON, sealed(PYTHON)), secret).close();
      assertTrue(Arrays.equals(DATA_KEY.toArray(), dataKey));
    }
  }
}
