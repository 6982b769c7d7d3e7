package io.nitrowallet.image.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.ImageReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image that production would run, without a kernel.
class ProductionImageIT {
  private static final Path APPROVED = Path.of("..", "docs", "artefacts", "enclave-image.txt");

  @TempDir private Path temporary;

  @Test
  void isTheSameFromAnotherFolderAtAnotherTime() throws IOException {
    Path again = BuiltImage.build("again");
    assertEquals(names(BuiltImage.folder()), names(again));
    for (String name : names(again)) {
      assertEquals(
          -1, Files.mismatch(BuiltImage.folder().resolve(name), again.resolve(name)), name);
    }
  }

  @Test
  void holdsTheApprovedFiles() throws IOException {
    EnclaveImage image = EnclaveImageReader.read(BuiltImage.folder().resolve("enclave.eif"));
    StringBuilder actual = new StringBuilder();
    for (Content ramdisk : image.measured().ramdisks()) {
      CpioReader.list(ramdisk).stream()
          .map(ProductionImageIT::line)
          .distinct()
          .forEach(line -> actual.append(line).append('\n'));
      actual.append('\n');
    }
    Path copy = Files.writeString(Path.of("target", "enclave-image.txt"), actual);
    assertEquals(
        Files.readString(APPROVED),
        actual.toString(),
        () ->
            "if the image is meant to hold these files, approve them: cp enclave-image/"
                + copy
                + " docs/artefacts/");
  }

  /// Whatever the list says.
  @Test
  void holdsNoShellNoSimulatorAndNoAgent() throws IOException {
    EnclaveImage image = EnclaveImageReader.read(BuiltImage.folder().resolve("enclave.eif"));
    List<String> programs =
        CpioReader.list(image.measured().ramdisks().get(1)).stream()
            .filter(entry -> entry.permissions().matches("-..x.*"))
            .map(CpioEntry::path)
            .toList();
    assertEquals(2, programs.size(), "java and the loader: " + programs);
    for (Content ramdisk : image.measured().ramdisks()) {
      for (CpioEntry entry : CpioReader.list(ramdisk)) {
        assertTrue(
            !entry
                .path()
                .matches(
                    ".*(/sh|bash|busybox|local-dev|attach|instrument|jdwp|jcmd|management|cacerts)"
                        + ".*"),
            entry::path);
      }
    }
  }

  @Test
  void aDeploymentComputesItsRegistersFromWhatIsPublished() throws IOException {
    Release release = Release.open(BuiltImage.folder(), Optional.empty());
    PcrValues computed = release.with(BuiltImage.CONFIGURATION).measured().measure();
    EnclaveImage image = EnclaveImageReader.read(BuiltImage.folder().resolve("enclave.eif"));
    assertEquals(ImageReport.of(image).pcrs(), computed);
    assertEquals(release.manifest().pcrs(), computed);
  }

  @Test
  void anotherConfigurationIsAnotherEnclave() throws IOException {
    Release release = Release.open(BuiltImage.folder(), Optional.empty());
    String text = new String(BuiltImage.CONFIGURATION.toArray(), StandardCharsets.UTF_8);
    PcrValues other = release.with(utf8(text.replace("7878", "7879"))).measured().measure();
    assertNotEquals(release.manifest().pcrs().get(0), other.get(0));
    assertEquals(release.manifest().pcrs().get(1), other.get(1));
    assertNotEquals(release.manifest().pcrs().get(2), other.get(2));
  }

  @Test
  void aFileThatWasChangedIsNotTheReleases() throws IOException {
    for (String part : Release.PARTS) {
      Path changed = temporary.resolve(part);
      Files.createDirectory(changed);
      for (String name : names(BuiltImage.folder())) {
        Files.copy(BuiltImage.folder().resolve(name), changed.resolve(name));
      }
      byte[] content = Files.readAllBytes(changed.resolve(part));
      content[content.length / 2] ^= 1;
      Files.write(changed.resolve(part), content);
      assertRefused(ErrorCode.IMAGE_REFUSED, () -> Release.open(changed, Optional.empty()));
    }
  }

  @Test
  void aConfigurationIsAnObjectOfVersionOne() throws IOException {
    Release release = Release.open(BuiltImage.folder(), Optional.empty());
    for (String none : List.of("", "[]", "{}", "{\"v\":2}", "{\"v\":1,\"v\":1}")) {
      assertRefused(ErrorCode.INVALID_CONFIGURATION, () -> release.with(utf8(none)));
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenInto() {
    assertRefused(ErrorCode.INVALID_VALUE, () -> ReleaseBuilder.requireEmpty(BuiltImage.folder()));
  }

  private static void assertRefused(
      ErrorCode code, org.junit.jupiter.api.function.Executable what) {
    RefusedException refused = assertThrows(RefusedException.class, what);
    assertEquals(code, refused.code(), refused.sentence());
  }

  /// Versions pass, and so do the texts of licences, which differ between updates of a JDK.
  private static String line(CpioEntry entry) {
    String path =
        entry
            .path()
            .replaceAll("-[0-9][0-9A-Z.-]*[.]jar$", ".jar")
            .replaceAll("(?<=/legal/).+", "…");
    return entry.permissions() + " " + path;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
