package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.deploy.Program.Ended;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.EnclaveImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The enclave's container image beside the image that `eif build` makes.
class EnclaveImageIT {
  @TempDir private Path temporary;

  @Test
  void holdsTheFilesOfTheMeasuredImageAndNoOther() throws IOException {
    FileList measured = FileList.ofRamdisks(BuiltImages.eif().measured().ramdisks());
    assertTrue(measured.lines().size() > 100, measured::toString);
    assertEquals(measured, FileList.ofFolder(root()));
  }

  @Test
  void whatWasAddedChangedOrTakenAwayIsADifference() throws IOException {
    FileList before = FileList.ofFolder(root());
    Path added = root().resolve("tmp/shell");
    Path program = root().resolve("runtime/bin/java");
    Path taken = root().resolve("native/libjunixsocket-native.so");
    Path kept = temporary.resolve("kept");
    try {
      Files.writeString(added, "");
      assertDiffers(before, "tmp/shell");
      Files.delete(added);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
      assertDiffers(before, "runtime/bin/java");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(taken, kept);
      assertDiffers(before, "native/libjunixsocket-native.so");
    } finally {
      Files.deleteIfExists(added);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(kept, taken);
    }
    assertEquals(before, FileList.ofFolder(root()));
  }

  private static void assertDiffers(FileList before, String path) throws IOException {
    FileList changed = FileList.ofFolder(root());
    assertNotEquals(before, changed);
    assertEquals(
        List.of(path),
        before.differences(changed).stream()
            .map(line -> line.split(" ", -1)[1])
            .distinct()
            .toList());
  }

  @Test
  void isStartedByTheWordsAndTheEnvironmentOfTheMeasuredImage() throws IOException {
    List<String> dockerfile = dockerfile();
    String words =
        lines("cmd").stream()
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(",", "ENTRYPOINT [", "]"));
    assertEquals(words, dockerfile.getLast());
    assertEquals(
        lines("env").stream().map(line -> "ENV " + line).toList(),
        dockerfile.stream().filter(line -> line.startsWith("ENV ")).toList());
  }

  @Test
  void hasItsConfigurationAloneInTheLastLayer() throws IOException {
    assertEquals(
        List.of("COPY application/rootfs/ /", "COPY configuration/rootfs/ /"),
        dockerfile().stream().filter(line -> line.startsWith("COPY")).toList());
    FileList last = FileList.ofRamdisks(List.of(BuiltImages.eif().measured().ramdisks().getLast()));
    Path folder = BuiltImages.enclave().resolve("context/configuration/rootfs");
    assertEquals(last, FileList.ofFolder(folder));
    assertEquals(3, last.lines().size(), last::toString);
  }

  @Test
  void hasNoBaseAndAUserWithoutRights() throws IOException {
    List<String> dockerfile = dockerfile();
    assertEquals(
        List.of("FROM scratch"),
        dockerfile.stream().filter(line -> line.startsWith("FROM")).toList());
    assertTrue(dockerfile.contains("USER 65532:65532"), dockerfile::toString);
  }

  @Test
  void startsAndRefusesToServeWithoutASecureModule() throws IOException, InterruptedException {
    Ended ended = new Chroot(root()).asInit(String.join("", lines("env")), lines("cmd")).run();
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("cannot start: /dev/nsm"), ended::output);
  }

  @Test
  void aConfigurationThatNoEnclaveTakesStopsTheBuild() throws IOException, InterruptedException {
    Path none = Files.writeString(temporary.resolve("none.json"), "{\"v\":2}");
    Path output = temporary.resolve("output");
    Ended ended =
        BuiltImages.script("enclave", output, "--engine", "none", "--config", none.toString())
            .run();
    assertEquals(3, ended.exitCode(), ended::output);
    assertFalse(Files.exists(output.resolve("root")));
  }

  @Test
  void isNotWrittenIntoAFolderThatHoldsSomething() throws IOException, InterruptedException {
    Path mine = Files.writeString(temporary.resolve("mine"), "mine");
    Ended ended =
        BuiltImages.script("enclave", temporary, "--engine", "none", "--config", mine.toString())
            .run();
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("is not empty"), ended::output);
  }

  private static Path root() {
    return BuiltImages.enclave().resolve("root");
  }

  private static List<String> dockerfile() throws IOException {
    return Files.readAllLines(BuiltImages.enclave().resolve("context/Dockerfile"));
  }

  /// A file of the measured image that is not among the enclave's own.
  private static List<String> lines(String name) throws IOException {
    EnclaveImage image = BuiltImages.eif();
    Content content =
        CpioReader.list(image.measured().ramdisks().get(1)).stream()
            .filter(entry -> entry.path().equals(name))
            .map(CpioEntry::content)
            .findFirst()
            .orElseThrow();
    return new String(content.bytes(1024 * 1024).toArray(), StandardCharsets.US_ASCII)
        .lines()
        .toList();
  }
}
