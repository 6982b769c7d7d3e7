package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EifCommandsTest {
  @TempDir private Path home = Path.of("");

  /// Runs `line`, whose words in braces are files of {@link TinyRelease}.
  private Run run(String line) throws IOException {
    TinyRelease files = new TinyRelease(home);
    List<String> words = new ArrayList<>(List.of("eif"));
    for (String word : line.split(" ", -1)) {
      words.add(
          switch (word) {
            case "{release}" -> files.release().toString();
            case "{configuration}" -> files.configuration().toString();
            default ->
                word.endsWith(".pem")
                    ? files.resource(word).toString()
                    : word.replace("{home}", home.toString());
          });
    }
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()))
        .run(words.toArray(String[]::new));
  }

  private void deploy(String flags) throws IOException {
    Run built = run(("build --release {release} --config {configuration} -o {home}/out" + flags));
    assertEquals(0, built.exitCode(), built.err());
  }

  @Test
  void aDeploymentMeasuresAsTheImageOfItDoes() throws IOException {
    deploy("");
    Run offline = run("measure --release {release} --config {configuration} --json");
    Run image = run("measure {home}/out/enclave.eif --json");
    assertEquals(offline.json(), image.json());
    assertEquals(List.of("pcr0", "pcr1", "pcr2"), List.copyOf(image.json().propertyNames()));
  }

  @Test
  void buildingSaysWhatToRelease() throws IOException {
    Run run = run("build --release {release} --config {configuration} -o {home}/out");
    String pcr0 = run("measure {home}/out/enclave.eif --json").json().get("pcr0").stringValue();
    assertTrue(run.out().contains("PCR0          " + pcr0), run.out());
    assertTrue(run.out().contains("nitro-cli run-enclave --eif-path"), run.out());
  }

  @Test
  void aFolderOfADeploymentIsAReleaseAgain() throws IOException {
    deploy("");
    Run again = run("build --release {home}/out --config {configuration} -o {home}/again --json");
    assertEquals(0, again.exitCode(), again.out());
    assertEquals(
        -1,
        Files.mismatch(
            home.resolve("out").resolve("enclave.eif"),
            home.resolve("again").resolve("enclave.eif")));
  }

  @Test
  void aSignedDeploymentIsVerifiedByItsManifest() throws IOException {
    deploy(
        " --signing-certificate image-certificate.pem --signing-key image-key.pem"
            + " --manifest-key manifest-key.pem");
    Run verified =
        run(
            "verify {home}/out/enclave.eif --manifest {home}/out/manifest.json"
                + " --key manifest-public-key.pem --json");
    assertEquals(0, verified.exitCode(), verified.out());
    assertTrue(verified.json().get("verified").booleanValue());
    assertTrue(verified.json().get("signed").booleanValue());
    assertEquals(4, verified.json().get("pcrs").size());
  }

  @Test
  void aManifestThatAnotherKeySignedVerifiesNothing() throws IOException {
    deploy(" --manifest-key manifest-key.pem");
    for (String key : List.of(" --key other-public-key.pem", "")) {
      Run run =
          run("verify {home}/out/enclave.eif --manifest {home}/out/manifest.json --json" + key);
      assertEquals(key.isEmpty() ? 3 : 5, run.exitCode(), run.out());
    }
    Run measured =
        run(
            "measure --release {home}/out --config {configuration} --json --key"
                + " other-public-key.pem");
    assertEquals("SIGNATURE_REFUSED", measured.errorCode());
  }

  @Test
  void anotherRegisterIsFoundAndShown() throws IOException {
    deploy("");
    Run run = run("verify {home}/out/enclave.eif --json --pcr8 " + "ab".repeat(48));
    assertEquals(5, run.exitCode(), run.out());
    assertFalse(run.json().get("verified").booleanValue());
    JsonNode row = run.json().get("pcrs").get(0);
    assertEquals("absent", row.get("actual").stringValue());
    assertEquals("DIFFERS", row.get("verdict").stringValue());
  }

  @Test
  void anImageOfOneChangedByteIsRefused() throws IOException {
    deploy("");
    Path file = home.resolve("out").resolve("enclave.eif");
    byte[] image = Files.readAllBytes(file);
    image[image.length - 1] ^= 1;
    Files.write(file, image);
    for (String line : List.of("measure", "inspect", "verify --pcr0 " + "ab".repeat(48))) {
      Run run = run(line + " {home}/out/enclave.eif --json");
      assertEquals(5, run.exitCode(), run.out());
      assertEquals("IMAGE_REFUSED", run.errorCode());
    }
  }

  @Test
  void inspectionListsSectionsAndFiles() throws IOException {
    deploy("");
    Run run = run("inspect {home}/out/enclave.eif --files --json");
    assertEquals(
        List.of("kernel", "command line", "metadata", "ramdisk", "ramdisk", "ramdisk"),
        texts(run.json().get("sections"), "type"));
    assertTrue(
        texts(run.json().get("files"), "path").contains("rootfs/etc/nitro-wallet/enclave.json"),
        run.out());
    assertEquals("1.2", run.json().get("metadata").get("ImageVersion").stringValue());
    assertEquals("the cmdline", run.json().get("commandLine").stringValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "measure",
        "measure --release {release}",
        "measure --config {configuration}",
        "measure {home}/none.eif",
        "measure --release {home} --config {configuration}",
        "verify {home}/none.eif",
        "verify {home}/none.eif --pcr0 00",
        "inspect {home}/none.eif",
        "build -o {home}/out",
        "build -o {home}/out --blobs {home}",
        "build -o {home} --release {release}",
        "build -o {home}/out --release {release} --config {home}/none.json",
        "build -o {home}/out --release {release} --config image-key.pem",
        "build -o {home}/out --release {release} --signing-key image-key.pem",
        "build -o {home}/out --release {release} --manifest-key image-key.pem",
        "build -o {home}/out --release {release} --manifest-key {home}/none",
      })
  void whatIsMissingOrWrongIsSaid(String line) throws IOException {
    Run run = run(line + " --json");
    assertTrue(List.of(3, 7).contains(run.exitCode()), run.out());
    assertTrue(run.json().at("/error/message").asString("").length() > 20, run.out());
  }

  private static List<String> texts(JsonNode rows, String column) {
    return rows.valueStream().map(row -> row.get(column).stringValue()).toList();
  }
}
