package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.deploy.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lock of base images, beside programs that stand for an engine and for a registry's client.
class ImageLockIT {
  private static final String REFERENCE = "registry.example/base:1";
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @TempDir private Path temporary;

  @Test
  void whatIsPinnedInTheRepositoryIsEmptyOrADigest() throws IOException {
    for (String line : Files.readAllLines(Repository.IMAGES.resolve("images.lock"))) {
      assertTrue(line.matches("#.*|(parent|pod) \\S+:\\S+( sha256:[0-9a-f]{64})?"), line);
    }
  }

  @Test
  void withoutADigestNothingIsBuiltAndTheCommandThatWritesItIsNamed()
      throws IOException, InterruptedException {
    Ended ended = build("# nothing yet\nparent " + REFERENCE + "\n");
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(
        ended.output().contains("has no digest of " + REFERENCE)
            && ended.output().contains("running deploy/docker/lock"),
        ended::output);
    assertNothingWasBuilt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:",
        "latest",
        "sha256:0123456789abcdef",
        "sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef more",
      })
  void whatIsNoDigestIsRefused(String digest) throws IOException, InterruptedException {
    Ended ended = build("parent %s %s\n".formatted(REFERENCE, digest));
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("'" + digest + "' is no digest"), ended::output);
    assertNothingWasBuilt();
  }

  @Test
  void aLockThatDoesNotNameTheImageIsRefused() throws IOException, InterruptedException {
    Ended ended = build("parents %s %s\n".formatted(REFERENCE, DIGEST));
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("names no base image for parent"), ended::output);
    assertNothingWasBuilt();
  }

  @Test
  void anEngineThatDoesNotAnswerIsSaid() throws IOException, InterruptedException {
    program("podman", "exit 1");
    Ended ended =
        call(BuiltImages.script("parent", temporary.resolve("output"), "--engine", "podman"));
    assertEquals(1, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains("podman is not here or does not answer"), ended::output);
  }

  @Test
  void theRegistrysAnswerIsWrittenBesideItsReference() throws IOException, InterruptedException {
    program("skopeo", "echo \"$@\" >>%s/asked; echo %s".formatted(temporary, DIGEST));
    Path lock = lock("# a comment\n\nparent %s sha256:old\nother %s\n".formatted(REFERENCE, "x:2"));
    Ended ended = call(Program.of(Repository.IMAGES.resolve("lock").toString(), lock.toString()));
    assertEquals(0, ended.exitCode(), ended::output);
    assertEquals(
        "# a comment\n\nparent %s %s\nother x:2 %s\n".formatted(REFERENCE, DIGEST, DIGEST),
        Files.readString(lock));
    assertEquals(
        "inspect --no-tags --format {{.Digest}} docker://" + REFERENCE,
        Files.readAllLines(temporary.resolve("asked")).getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo sha256:abc", "echo", "exit 1"})
  void anAnswerThatIsNoDigestLeavesTheLockAsItWas(String answer)
      throws IOException, InterruptedException {
    program("skopeo", answer);
    String before = "parent " + REFERENCE + "\n";
    Path lock = lock(before);
    Ended ended = call(Program.of(Repository.IMAGES.resolve("lock").toString(), lock.toString()));
    assertEquals(1, ended.exitCode(), ended::output);
    assertEquals(before, Files.readString(lock));
    try (var files = Files.list(temporary)) {
      assertEquals(2, files.count(), "the lock and the programs");
    }
  }

  private Ended build(String lock) throws IOException, InterruptedException {
    program("docker", "[ \"$1\" = info ] || touch %s/built".formatted(temporary));
    return call(
        BuiltImages.script("parent", temporary.resolve("output"), "--lock", lock(lock).toString()));
  }

  private Ended call(Program program) throws IOException, InterruptedException {
    String path = temporary.resolve("bin") + ":" + System.getenv("PATH");
    return program.with(Map.of("PATH", path)).run();
  }

  private void assertNothingWasBuilt() {
    assertFalse(Files.exists(temporary.resolve("built")));
    assertFalse(Files.exists(temporary.resolve("output")));
  }

  private Path lock(String content) throws IOException {
    return Files.writeString(temporary.resolve("images.lock"), content);
  }

  private void program(String name, String script) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("bin"));
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
