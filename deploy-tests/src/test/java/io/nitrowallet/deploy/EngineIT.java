package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.deploy.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The images as an engine builds them out of the Dockerfiles. As base of the parent's serves an
/// image of this machine's C library that the engine has: no registry is asked.
class EngineIT {
  private static final String BASE = "localhost/nitro-wallet-test-base:1";

  @TempDir private Path temporary;

  @BeforeAll
  static void needsBuildah() throws IOException, InterruptedException {
    Buildah.require();
  }

  @AfterAll
  static void deleteImages() throws IOException, InterruptedException {
    Buildah.deleteAll();
  }

  @Test
  void theEnclavesHoldsTheFilesOfTheMeasuredImageAndNoOther()
      throws IOException, InterruptedException {
    Path configuration = BuiltImages.configuration(temporary);
    Buildah.script("enclave", temporary.resolve("output"), "--config", configuration.toString())
        .succeed();
    assertEquals(
        FileList.ofRamdisks(BuiltImages.eif().measured().ramdisks()),
        Buildah.files("nitro-wallet-enclave"));
    JsonNode settings = Buildah.settings("nitro-wallet-enclave");
    assertEquals("65532:65532", settings.get("User").stringValue());
    assertEquals(
        Files.readAllLines(temporary.resolve("output/context/application/cmd")),
        settings.get("Entrypoint").valueStream().map(JsonNode::stringValue).toList());
    assertTrue(
        settings
            .get("Env")
            .valueStream()
            .map(JsonNode::stringValue)
            .anyMatch("LD_LIBRARY_PATH=/lib64"::equals),
        settings::toString);
  }

  @Test
  void theParentsIsBuiltOnTheBaseOfThatDigest() throws IOException, InterruptedException {
    Path lock = lock(buildBase());
    Path output = temporary.resolve("output");
    Buildah.script("parent", output, "--lock", lock.toString()).succeed();
    FileList expected = FileList.ofFolder(BuiltImages.parent().resolve("root"));
    FileList files = Buildah.files("nitro-wallet-parent");
    assertEquals(Set.of("dev", "lib", "lib64", "opt", "proc", "var"), files.tops());
    Set<String> folders = Set.of("lib", "lib64", "opt");
    assertEquals(expected.within(folders), files.within(folders));
    assertTrue(Files.readString(output.resolve("sbom.json")).contains("nitro-wallet-test-base"));
    Buildah.within(
        "nitro-wallet-parent",
        root -> {
          assertEquals(65532, Files.getAttribute(root.resolve("var/lib/nitro-wallet"), "unix:uid"));
          assertEquals(0, Files.getAttribute(root.resolve("var/lib"), "unix:uid"));
          JsonNode settings = Buildah.settings("nitro-wallet-parent");
          assertEquals("65532:65532", settings.get("User").stringValue());
          List<String> words =
              Stream.of("Entrypoint", "Cmd")
                  .flatMap(name -> settings.get(name).valueStream())
                  .map(JsonNode::stringValue)
                  .toList();
          String said = new Chroot(root).asUser(words).succeed();
          assertTrue(said.startsWith("Usage: nitro-wallet"), said);
        });
  }

  @Test
  void anotherDigestIsAnotherBaseWhichTheEngineDoesNotHave()
      throws IOException, InterruptedException {
    String digest = buildBase();
    String other = digest.substring(0, 70) + (digest.endsWith("0") ? "1" : "0");
    Ended ended =
        Buildah.script("parent", temporary.resolve("output"), "--lock", lock(other).toString())
            .run();
    assertNotEquals(0, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains(other), ended::output);
  }

  private Path lock(String digest) throws IOException {
    return Files.writeString(
        temporary.resolve("images.lock"), "parent %s %s\n".formatted(BASE, digest));
  }

  /// What stands for the base where there is no engine, as an image.
  private String buildBase() throws IOException, InterruptedException {
    Path dockerfile =
        Files.writeString(
            temporary.resolve("Dockerfile"),
            """
            FROM scratch
            COPY dev/ /dev/
            COPY lib/ /lib/
            COPY lib64/ /lib64/
            COPY proc/ /proc/
            """);
    Path root = BuiltImages.parent().resolve("root");
    Buildah.call(List.of("build", "--tag", BASE, "--file", dockerfile.toString(), root.toString()))
        .succeed();
    return Buildah.call(
            List.of("inspect", "--type", "image", "--format", "{{.FromImageDigest}}", BASE))
        .succeed()
        .strip();
  }
}
