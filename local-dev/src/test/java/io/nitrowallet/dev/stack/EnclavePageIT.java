package io.nitrowallet.dev.stack;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.release.ManifestFile;
import io.nitrowallet.image.release.ReleaseSigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page of the enclave, beside what was seen before and what a release says.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class EnclavePageIT {
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
      -----END PRIVATE KEY-----
      """;

  private final DrivenConsole console = new DrivenConsole();
  @TempDir private Path home;
  private ConsoleBesideStack beside;

  @BeforeEach
  void sitDown() {
    beside = new ConsoleBesideStack(console, home);
  }

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  @Test
  void saysWhatChangedSinceTheLastSession(LocalStack stack)
      throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml);
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-enclave");
    console.await("#enclave-changes", "for the first time");
    console.await("#enclave-age", "s old");
    stack.killEnclave();
    stack.startEnclave();
    console.press("#switch-profile");
    console.await("#open-local-stack");
    console.press("#open-local-stack");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-enclave");
    console.await("#enclave-changes", "identity: ");
    beside.picture("enclave-changed.png");
    console.press("#switch-profile");
    console.await("#open-local-stack");
    console.press("#open-local-stack");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-enclave");
    console.await("#enclave-changes", "Nothing has changed");
  }

  /// threat-model.md, fake enclave: a manifest counts with the release's signature only.
  @Test
  void holdsTheEnclaveToASignedManifest(LocalStack stack) throws IOException, InterruptedException {
    Path key = home.resolve("release.pem");
    Path manifest = sign(stack.image(), key);
    beside.open(stack, yaml -> yaml);
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-enclave");
    console.await("#enclave-verdict", "the expected one");
    console.type("#enclave-image", manifest.toString());
    console.press("#enclave-compare");
    console.await("#enclave-image-fault", "give the release's public key");
    console.type("#enclave-release-key", key.toString());
    console.press("#enclave-compare");
    console.await("#enclave-image-result", "signed by the release key");
    console.await("#enclave-image-result", "The enclave runs it");
    beside.picture("enclave-manifest.png");
    sign(PcrValues.of(Map.of(0, Bytes.ofHex("ab".repeat(48)))), key);
    console.press("#enclave-compare");
    console.await("#enclave-image-result", "another image: PCR0 differ");
    Files.writeString(manifest, Files.readString(manifest).replace("\"sig\":\"", "\"sig\":\"AAAA"));
    console.press("#enclave-compare");
    console.await("#enclave-image-fault", "[");
  }

  private Path sign(PcrValues pcrs, Path publicKey) throws IOException {
    Path file = home.resolve("manifest.json");
    Map<Integer, Bytes> measured = new TreeMap<>(pcrs.values());
    measured.keySet().retainAll(List.of(0, 1, 2));
    byte[] pem = KEY.getBytes(StandardCharsets.US_ASCII);
    try (ReleaseSigningKey key = ReleaseSigningKey.parse(pem)) {
      ManifestFile.write(
          new ReleaseManifest(
              "1.2",
              "x86_64",
              List.of(),
              Optional.of(Bytes.ofHex("bb".repeat(48))),
              PcrValues.of(measured),
              "25",
              List.of()),
          Optional.of(key),
          file);
      String encoded = key.verifying().text().replace("ed25519:", "");
      Files.writeString(
          publicKey,
          "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(encoded));
    }
    return file;
  }
}
