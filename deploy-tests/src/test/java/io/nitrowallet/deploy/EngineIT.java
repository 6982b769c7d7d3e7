package io.nitrowallet.deploy;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.deploy.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The images as an engine builds them out of the Dockerfiles. As base serves an image of this
/// machine's C library that the engine has, and a script in dnf's place: no registry is asked.
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
    Path lock = lock("parent", buildBase());
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
        Buildah.script(
                "parent", temporary.resolve("output"), "--lock", lock("parent", other).toString())
            .run();
    assertNotEquals(0, ended.exitCode(), ended::output);
    assertTrue(ended.output().contains(other), ended::output);
  }

  /// It is started by the words of the chart, as a user without rights.
  @Test
  void thePodsHasTheEnclaveAndNitroCliFromTheBasesRepository()
      throws IOException, InterruptedException {
    Path lock = lock("pod", buildBaseWithPackages());
    Path eif = BuiltImages.eifFile();
    Buildah.script(
            "pod", temporary.resolve("output"), "--lock", lock.toString(), "--eif", eif.toString())
        .with(Map.of("BUILDAH_ISOLATION", "chroot"))
        .succeed();
    JsonNode container = ValueSet.MINIMAL.render(temporary).container("enclave");
    List<String> words = new ArrayList<>(Manifest.texts(container.path("command")));
    words.addAll(Manifest.texts(container.path("args")));
    Buildah.within(
        "nitro-wallet-pod",
        root -> {
          assertEquals(-1, Files.mismatch(eif, root.resolve("opt/nitro-wallet/enclave.eif")));
          Ended ended = new Chroot(root).asUser(words).run();
          assertEquals(1, ended.exitCode(), ended::output);
          assertTrue(ended.output().contains("exit code 39"), ended::output);
          assertTrue(
              ended
                  .output()
                  .contains("asked: run-enclave --eif-path /opt/nitro-wallet/enclave.eif"),
              ended::output);
        });
  }

  private Path lock(String image, String digest) throws IOException {
    return Files.writeString(
        temporary.resolve("images.lock"), "%s %s %s\n".formatted(image, BASE, digest));
  }

  /// What stands for the base where there is no engine, as an image.
  private String buildBase() throws IOException, InterruptedException {
    return buildBase(
        BuiltImages.parent().resolve("root"),
        """
        FROM scratch
        COPY dev/ /dev/
        COPY lib/ /lib/
        COPY lib64/ /lib64/
        COPY proc/ /proc/
        """);
  }

  /// What stands for Amazon Linux: its dnf installs a nitro-cli that says what it was asked for.
  private String buildBaseWithPackages() throws IOException, InterruptedException {
    Path root = temporary.resolve("base");
    Program.of("cp", "-a", BuiltImages.pod().resolve("root").toString(), root.toString()).succeed();
    for (String ours : List.of("opt", "usr", "var")) {
      Repository.delete(root.resolve(ours));
    }
    Files.copy(Path.of("/bin/chmod"), root.resolve("bin/chmod"), COPY_ATTRIBUTES);
    Path dnf =
        Files.writeString(
            root.resolve("bin/dnf"),
            """
            #!/bin/sh
            case "$*" in
              '--assumeyes install aws-nitro-enclaves-cli')
                printf '#!/bin/sh\\necho "asked: $*" >&2\\nexit 39\\n' >/bin/nitro-cli
                chmod 755 /bin/nitro-cli
                ;;
              'clean all') ;;
              *) exit 1 ;;
            esac
            """);
    Files.setPosixFilePermissions(dnf, PosixFilePermissions.fromString("rwxr-xr-x"));
    return buildBase(root, "FROM scratch\nCOPY . /\n");
  }

  private String buildBase(Path root, String text) throws IOException, InterruptedException {
    Path dockerfile = Files.writeString(temporary.resolve("Dockerfile"), text);
    Buildah.call(List.of("build", "--tag", BASE, "--file", dockerfile.toString(), root.toString()))
        .succeed();
    return Buildah.call(
            List.of("inspect", "--type", "image", "--format", "{{.FromImageDigest}}", BASE))
        .succeed()
        .strip();
  }
}
