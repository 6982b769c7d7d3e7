package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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

  private Path image(String output) {
    return home.resolve(output).resolve("enclave.eif");
  }

  private Run build(String output, String... boot) throws IOException {
    String[] words = {
      "eif",
      "build",
      "--json",
      "--application",
      application().toString(),
      "--config",
      new TinyRelease(home).configuration().toString(),
      "-o",
      home.resolve(output).toString()
    };
    String[] all = Arrays.copyOf(words, words.length + boot.length);
    System.arraycopy(boot, 0, all, words.length, boot.length);
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()))
        .run(all);
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
