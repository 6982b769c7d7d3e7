package io.nitrowallet.image.eif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSignatureTest {
  private static final PcrValues MEASURED = measured();

  @Test
  void theSignatureOfAForeignImageHolds() throws IOException {
    EnclaveImage image =
        EnclaveImageReader.decode(ImageVectors.image("tiny-signed-3ramdisks-aarch64"));
    Bytes section = image.signature().orElseThrow().bytes(2000);
    SigningCertificate certificate = ImageSignatureCheck.check(section, image.measured().measure());
    assertEquals(
        ImageVectors.facts("tiny-signed-3ramdisks-aarch64")
            .get("measurements")
            .get("PCR8")
            .stringValue(),
        certificate.pcr8().hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "key-sec1.pem"})
  void whatWasSignedIsVerified(String file) {
    Bytes section = sign(file);
    SigningCertificate certificate = ImageSignatureCheck.check(section, MEASURED);
    assertEquals(certificate().pcr8(), certificate.pcr8());
    assertTrue(certificate.subject().contains("nitro-wallet test"), certificate::subject);
    assertEquals(section, sign(file), "the same image has the same signature");
  }

  @Test
  void aSignatureOverAnotherImageIsRefused() {
    PcrValues other = PcrValues.of(Map.of(0, Bytes.copyOf(new byte[48])));
    assertRefused(sign("key.pem"), other, "another PCR0");
  }

  @Test
  void aKeyThatIsNotTheCertificatesSignsNothing() {
    RefusedException refused = assertThrows(RefusedException.class, () -> sign("other-key.pem"));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    assertTrue(refused.sentence().contains("does not belong"), refused::sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "?"})
  void whatIsNoKeyIsRefused(String pem) {
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> ImageSigningKey.parse(TestFiles.ascii(pem).toArray(), certificate()));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
  }

  @Test
  void aCertificateOnAnotherCurveIsRefused() {
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> SigningCertificate.parse(TestFiles.read("p256-certificate.pem")));
    assertTrue(refused.sentence().contains("P-384"), refused::sentence);
  }

  /// Every mutant is refused, with the code of images, and nothing but typed refusals is thrown.
  @Test
  void noMutantOfASignatureIsTakenForAnotherImages() {
    byte[] section = sign("key.pem").toArray();
    PcrValues other = PcrValues.of(Map.of(0, Bytes.copyOf(new byte[48])));
    Random random = new Random(8);
    for (int i = 0; i < 300; i++) {
      byte[] mutant = section.clone();
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> ImageSignatureCheck.check(Bytes.copyOf(mutant), other));
      assertEquals(ErrorCode.IMAGE_REFUSED, refused.code(), refused::sentence);
    }
  }

  @Test
  void everyByteOfTheSignatureCounts() {
    byte[] section = sign("key.pem").toArray();
    // The last 96 numbers are r and s; small ones take one byte, others two.
    for (int at = section.length - 96; at < section.length; at++) {
      byte[] mutant = section.clone();
      mutant[at] ^= 1;
      assertThrows(
          RefusedException.class,
          () -> ImageSignatureCheck.check(Bytes.copyOf(mutant), MEASURED),
          "byte " + at);
    }
  }

  private static void assertRefused(Bytes section, PcrValues measured, String reason) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ImageSignatureCheck.check(section, measured));
    assertEquals(ErrorCode.IMAGE_REFUSED, refused.code());
    assertTrue(refused.sentence().contains(reason), refused::sentence);
  }

  private static Bytes sign(String keyFile) {
    try (ImageSigningKey key =
        ImageSigningKey.parse(TestFiles.read(keyFile).toArray(), certificate())) {
      return key.sign(MEASURED);
    }
  }

  private static SigningCertificate certificate() {
    return SigningCertificate.parse(TestFiles.read("certificate.pem"));
  }

  private static PcrValues measured() {
    try {
      return Images.SMALL.measured().measure();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
