package io.nitrowallet.image.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.ReleaseManifestJson;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the adversary between the release and whoever trusts it (threat-model.md, supply chain).
class ManifestFileTest {
  private static final String ED25519 =
      "MC4CAQAwBQYDK2VwBCIEID+DKYqrcIGZVgSuqrvoVnz0sQ/WfZApDouV2jaFBzjq";
  private static final String OTHER_ED25519 =
      "MC4CAQAwBQYDK2VwBCIEIKexXQZdpaw1YdJYWYW7Pa/8ehIdPWvQ46YisVyw78qV";
  private static final String P256 =
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCBFLWMAKU5rR2NgH1udPbgGTCKaxr45x"
          + "qSO3wwnEJ0ehRANCAARa9TbnvNoPyniyJmMSdMfjM5v0bqXSo+7PTgbQ3Zw66IDJG/ggIXs4wVrZHpIXzzN8KcZzAbqj/sjXFj8FIA7G";

  private static final ReleaseManifest MANIFEST =
      new ReleaseManifest(
          "1.2",
          "x86_64",
          List.of(),
          Optional.empty(),
          PcrValues.of(Map.of(1, Bytes.copyOf(new byte[48]))),
          "25",
          List.of());

  @ParameterizedTest
  @ValueSource(strings = {ED25519, P256})
  void aSignedManifestIsReadWithItsKey(String key) {
    Bytes file = signed(key);
    assertEquals(MANIFEST, ManifestFile.read(file, Optional.of(verifying(key))));
    assertEquals(file, signed(key), "the same manifest has the same signature");
  }

  @Test
  void aSignedManifestIsNotReadWithoutAKey() {
    assertRefused(ErrorCode.INVALID_VALUE, signed(ED25519), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER_ED25519, P256})
  void aManifestThatAnotherKeySignedIsRefused(String other) {
    assertRefused(ErrorCode.SIGNATURE_REFUSED, signed(other), Optional.of(verifying(ED25519)));
  }

  @Test
  void takingTheSignatureAwayDoesNotHelp() {
    Bytes bare = ReleaseManifestJson.encode(MANIFEST);
    assertEquals(MANIFEST, ManifestFile.read(bare, Optional.empty()));
    assertRefused(ErrorCode.SIGNATURE_REFUSED, bare, Optional.of(verifying(ED25519)));
  }

  @Test
  void anEnvelopeOfAnotherKindIsRefused() {
    DsseEnvelope envelope = envelope(ED25519);
    DsseEnvelope other =
        new DsseEnvelope("application/json", envelope.payload(), envelope.signatures());
    assertRefused(
        ErrorCode.SIGNATURE_REFUSED,
        StrictJson.write(DsseJson.encode(other)),
        Optional.of(verifying(ED25519)));
  }

  @Test
  void anotherPayloadUnderTheSameSignatureIsRefused() {
    DsseEnvelope envelope = envelope(ED25519);
    Bytes payload =
        utf8(
            new String(envelope.payload().toArray(), StandardCharsets.UTF_8)
                .replace("\"1.2\"", "\"1.3\""));
    DsseEnvelope forged = new DsseEnvelope(envelope.payloadType(), payload, envelope.signatures());
    assertRefused(
        ErrorCode.SIGNATURE_REFUSED,
        StrictJson.write(DsseJson.encode(forged)),
        Optional.of(verifying(ED25519)));
  }

  @Test
  void aPublicKeyIsReadFromPem() {
    VerifyingKey key = verifying(P256);
    String base64 = key.text().substring(key.text().indexOf(':') + 1);
    String pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(base64);
    assertEquals(key, ManifestFile.publicKey(utf8(pem)));
    for (String none :
        List.of("", base64, pem.replace("PUBLIC", "PRIVATE"), pem.replace("M", "N"))) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> ManifestFile.publicKey(utf8(none)));
      assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    }
  }

  private static void assertRefused(ErrorCode code, Bytes file, Optional<VerifyingKey> key) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ManifestFile.read(file, key));
    assertEquals(code, refused.code(), refused.sentence());
  }

  private static Bytes signed(String key) {
    return StrictJson.write(DsseJson.encode(envelope(key)));
  }

  private static DsseEnvelope envelope(String key) {
    try (ReleaseSigningKey signing = signing(key)) {
      return signing.sign(MANIFEST);
    }
  }

  private static VerifyingKey verifying(String key) {
    try (ReleaseSigningKey signing = signing(key)) {
      return signing.verifying();
    }
  }

  private static ReleaseSigningKey signing(String key) {
    String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(key);
    return ReleaseSigningKey.parse(utf8(pem).toArray());
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
