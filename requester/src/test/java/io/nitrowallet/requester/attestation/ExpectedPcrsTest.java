package io.nitrowallet.requester.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.ReleaseManifestJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImageWriter;
import io.nitrowallet.image.eif.MeasuredContent;
import io.nitrowallet.image.release.ReleaseSigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedPcrsTest {
  private static final Bytes A = Bytes.ofHex("aa".repeat(48));
  private static final Bytes B = Bytes.ofHex("bb".repeat(48));
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
      -----END PRIVATE KEY-----
      """;

  @TempDir private Path folder;

  @Test
  void aSignedManifestIsBelievedWithItsKey() throws IOException {
    try (ReleaseSigningKey key = ReleaseSigningKey.parse(utf8(KEY).toArray())) {
      Path file = write(StrictJson.write(DsseJson.encode(key.sign(manifest(0)))));
      ExpectedPcrs expected = ExpectedPcrs.read(file, Optional.of(key.verifying()));
      assertEquals(Optional.of(A), expected.values().get(0));
      assertTrue(expected.origin().contains("signed by the release key"), expected::origin);
      assertRefused(ErrorCode.INVALID_VALUE, file, Optional.empty());
    }
  }

  @Test
  void aBareManifestSaysThatNobodySignedIt() throws IOException {
    Path file = write(ReleaseManifestJson.encode(manifest(0)));
    ExpectedPcrs expected = ExpectedPcrs.read(file, Optional.empty());
    assertEquals(Optional.of(A), expected.values().get(0));
    assertTrue(expected.origin().contains("which nobody signed"), expected::origin);
  }

  @Test
  void aReleaseWithoutAConfigurationExpectsNothingYet() throws IOException {
    assertRefused(
        ErrorCode.IMAGE_REFUSED, write(ReleaseManifestJson.encode(manifest(1))), Optional.empty());
  }

  @Test
  void whatNitroCliPrintsIsRead() throws IOException {
    Path file =
        write(
            utf8(
                """
                {"EifVersion": 4, "Measurements": {"HashAlgorithm": "Sha384 { ... }",
                 "PCR0": "%s", "PCR8": "%s"}, "IsSigned": true}
                """
                    .formatted(A.hex(), B.hex())));
    assertEquals(
        PcrValues.of(Map.of(0, A, 8, B)), ExpectedPcrs.read(file, Optional.empty()).values());
  }

  @Test
  void anImageIsMeasured() throws IOException {
    MeasuredContent measured =
        new MeasuredContent(content("kernel"), content("cmd"), List.of(content("disk")));
    Path file = folder.resolve("image.eif");
    EnclaveImageWriter.write(
        new EnclaveImage(
            Architecture.X86_64,
            EnclaveImage.Resources.DEFAULT,
            measured,
            Optional.empty(),
            Optional.empty()),
        file);
    assertEquals(measured.measure(), ExpectedPcrs.read(file, Optional.empty()).values());
  }

  /// Whoever gives a key wants a signature: nothing that nobody signed takes its place.
  @Test
  void withAKeyNothingUnsignedIsBelieved() throws IOException {
    try (ReleaseSigningKey key = ReleaseSigningKey.parse(utf8(KEY).toArray())) {
      Optional<VerifyingKey> verifying = Optional.of(key.verifying());
      for (String unsigned :
          List.of(
              "{\"Measurements\":{\"HashAlgorithm\":\"Sha384\",\"PCR0\":\"" + A.hex() + "\"}}",
              ".eif",
              new String(
                  ReleaseManifestJson.encode(manifest(0)).toArray(), StandardCharsets.UTF_8))) {
        assertRefused(ErrorCode.SIGNATURE_REFUSED, write(utf8(unsigned)), verifying);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        ".eif",
        ".elf",
        "{\"Measurements\":{}}",
        "{\"Measurements\":{\"HashAlgorithm\":\"Sha384\"}}",
        "{\"Measurements\":{\"HashAlgorithm\":\"Sha384\",\"PCR0\":\"00\"}}",
        "{\"Measurements\":{\"HashAlgorithm\":\"Sha256\",\"PCR0\":\"00\"}}",
        "{\"Measurements\":[]}"
      })
  void anythingElseIsRefused(String content) throws IOException {
    assertRefused(ErrorCode.IMAGE_REFUSED, write(utf8(content)), Optional.empty());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertRefused(ErrorCode.INVALID_VALUE, folder.resolve("none"), Optional.empty());
  }

  private static void assertRefused(ErrorCode code, Path file, Optional<VerifyingKey> key) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ExpectedPcrs.read(file, key));
    assertEquals(code, refused.code(), refused.sentence());
  }

  private static ReleaseManifest manifest(int register) {
    return new ReleaseManifest(
        "1.2",
        "x86_64",
        List.of(),
        Optional.of(B),
        PcrValues.of(Map.of(register, A)),
        "25",
        List.of());
  }

  private Path write(Bytes content) throws IOException {
    return Files.write(folder.resolve("expected"), content.toArray());
  }

  private static Content content(String text) {
    return Content.of(utf8(text));
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
