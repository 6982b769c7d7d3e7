package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `eif build` from files, around an application of two small jars; the real one is built by
/// `ProductionImageIT`.
class EifBuildIT {
  @TempDir private Path home = Path.of("");

  @Test
  void buildsTheSameImageWhereverItIsCalled() throws IOException {
    Path blobs = Files.createDirectory(home.resolve("blobs"));
    Files.writeString(blobs.resolve("bzImage"), "a kernel");
    Files.writeString(blobs.resolve("cmdline"), "panic=30\n");
    Files.writeString(blobs.resolve("init"), "an init");
    Path otherInit = Files.writeString(home.resolve("other-init"), "another init");

    Run first = build("one", "--blobs", blobs.toString());
    assertEquals(0, first.exitCode(), first.err());
    assertEquals("1.2", first.json().get("version").stringValue());
    assertEquals(6, first.json().get("libraries").size());
    Run second = build("two", "--blobs", blobs.toString());
    assertEquals(0, second.exitCode(), second.err());
    assertEquals(-1, Files.mismatch(image("one"), image("two")));

    Run third = build("three", "--blobs", blobs.toString(), "--init", otherInit.toString());
    assertTrue(Files.mismatch(image("one"), image("three")) > 0, third.out());
  }

  /// Every file of the image's last two ramdisks, and no other.
  @Test
  void writesTheFilesOfTheImageIntoFolders() throws IOException {
    Path blobs = Files.createDirectory(home.resolve("blobs"));
    for (String name : List.of("bzImage", "cmdline", "init")) {
      Files.writeString(blobs.resolve(name), name);
    }
    assertEquals(0, build("one", "--blobs", blobs.toString()).exitCode());
    Run run = eif("rootfs", "files");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(packed(home.resolve("one/application.cpio")), files("application"));
    assertEquals(packed(home.resolve("one/configuration.cpio")), files("configuration"));
  }

  @Test
  void writesNoFilesWithoutTheConfigurationThatAnEnclaveWants() throws IOException {
    Path output = home.resolve("files");
    Run run =
        shell().run("eif", "rootfs", "--application", application().toString(), "-o", "" + output);
    assertEquals(3, run.exitCode(), run.out());
    assertTrue(run.err().contains("--config"), run.err());
    assertFalse(Files.exists(output));
  }

  private static Set<String> packed(Path archive) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (CpioEntry entry : CpioReader.list(Content.of(archive))) {
      lines.add(line(entry.permissions(), entry.path(), entry.content()));
    }
    return lines;
  }

  private Set<String> files(String name) throws IOException {
    Path folder = home.resolve("files").resolve(name);
    Set<String> lines = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(folder).skip(1)) {
      for (Path path : paths.toList()) {
        boolean isFolder = Files.isDirectory(path);
        assertEquals(0, Files.getLastModifiedTime(path).toMillis(), path::toString);
        lines.add(
            line(
                (isFolder ? "d" : "-")
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                folder.relativize(path).toString(),
                isFolder ? Content.of(Bytes.EMPTY) : Content.of(path)));
      }
    }
    return lines;
  }

  private static String line(String mode, String path, Content content) throws IOException {
    return mode + " " + path + " " + content.sha384().hex();
  }

  private Path image(String output) {
    return home.resolve(output).resolve("enclave.eif");
  }

  private Run build(String output, String... boot) throws IOException {
    return eif("build", output, boot);
  }

  private Run eif(String command, String output, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("eif", command, "--json"));
    words.addAll(List.of("--application", application().toString()));
    words.addAll(List.of("--config", new TinyRelease(home).configuration().toString()));
    words.addAll(List.of("-o", home.resolve(output).toString()));
    words.addAll(List.of(more));
    return shell().run(words.toArray(String[]::new));
  }

  private Run.Shell shell() {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()));
  }

  private Path application() throws IOException {
    Path folder = Files.createDirectories(home.resolve("app"));
    String architecture = Architecture.ofJava(System.getProperty("os.arch")).javaName();
    jar(folder.resolve("nitro-wallet-enclave-app-1.2.jar"), "a/Class.class");
    jar(
        folder.resolve("junixsocket-native-common-2.jar"),
        "lib/" + architecture + "-Linux-clang/jni/libjunixsocket-native-2.so");
    return folder;
  }

  private static void jar(Path file, String entry) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2");
    if (Files.exists(file)) {
      return;
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(entry.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }
}
