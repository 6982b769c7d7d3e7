package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The parent's container image at work, with this machine's C library in the place of its base.
class ParentImageIT {
  private static final String HOME = "opt/nitro-wallet";
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path temporary;

  @Test
  void isTheCommandLine() throws IOException, InterruptedException {
    assertTrue(run("--version").startsWith("nitro-wallet "));
    assertTrue(run("gateway", "--help").contains("Serve Ethereum's tools over HTTP."));
  }

  @Test
  void thePodsHasItUnderItsOwnName() throws IOException, InterruptedException {
    String said =
        new Chroot(BuiltImages.pod().resolve("root"))
            .asUser(List.of("/usr/local/bin/nitro-wallet", "enclave", "run", "--help"))
            .succeed();
    assertTrue(said.contains("Usage: nitro-wallet enclave run"), said);
  }

  @Test
  void keepsWhatItWritesInTheFolderOfItsState() throws IOException, InterruptedException {
    String settings = run("config", "show");
    assertTrue(settings.contains("/var/lib/nitro-wallet/.nitro-wallet/config.yaml"), settings);
  }

  @Test
  void servesAsAUserWithoutRights() throws IOException, InterruptedException {
    assumeTrue(Chroot.mayBecomeSomebody(), "only root becomes another user");
    Path output = temporary.resolve("gateway.txt");
    String pcr0 = "0=" + "ab".repeat(48);
    Process gateway =
        image(
                "gateway",
                "run",
                "--json",
                "--chain-id",
                "1",
                "--listen",
                "127.0.0.1:0",
                "-r",
                "eu-west-1",
                "--pcr",
                pcr0)
            .start(output);
    try {
      URI url = URI.create(url(gateway, output) + "/upcheck");
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertEquals(
            200,
            client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).statusCode());
      }
      String status = Files.readString(Path.of("/proc", Long.toString(gateway.pid()), "status"));
      String user = "\t" + Chroot.USER;
      assertTrue(status.contains("Uid:" + user.repeat(4) + "\n"), status);
      assertTrue(status.contains("CapEff:\t0000000000000000\n"), status);
    } finally {
      gateway.destroyForcibly();
    }
  }

  private static String url(Process gateway, Path output) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      for (String line : Files.readAllLines(output)) {
        if (line.startsWith("{")) {
          return StrictJson.parse(Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8)))
              .get("url")
              .stringValue();
        }
      }
      assertTrue(gateway.isAlive(), Files.readString(output));
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("the gateway does not serve: " + Files.readString(output));
  }

  /// Its jars are those of its SBOM, and so the approved ones: see {@link ImageSbomIT}.
  @Test
  void holdsNothingThatOpensKeys() throws IOException {
    Set<String> jars = names(HOME + "/app");
    assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("nitro-wallet-parent-app-")));
    for (String jar : jars) {
      assertFalse(jar.matches("nitro-wallet-(enclave-app|local-dev|admin-console)-.*"), jar);
    }
  }

  /// `jspawnhelper` starts nitro-cli.
  @Test
  void bringsNoProgramButJava() throws IOException {
    Path files = BuiltImages.parent().resolve("context/rootfs");
    assertEquals(
        Set.of("java", "jspawnhelper"),
        FileList.ofFolder(files).lines().stream()
            .filter(line -> line.matches("-..x.*"))
            .map(line -> Path.of(line.split(" ", -1)[1]).getFileName().toString())
            .filter(name -> !name.endsWith(".so"))
            .collect(Collectors.toSet()));
  }

  @Test
  void itsRuntimeHoldsTheModulesThatTheClassesNeed() throws IOException, InterruptedException {
    Set<String> held =
        new Chroot(root())
            .asUser(List.of("/" + HOME + "/runtime/bin/java", "--list-modules"))
            .succeed()
            .lines()
            .map(line -> line.replaceAll("@.*", ""))
            .collect(Collectors.toSet());
    Set<String> needed = RuntimeModules.needed(root().resolve(HOME + "/app"));
    assertTrue(needed.contains("java.net.http"), needed::toString);
    assertTrue(held.containsAll(needed), () -> held + " does not hold all of " + needed);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    return image(arguments).succeed();
  }

  /// The words of the Dockerfile and these.
  private Program image(String... arguments) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/" + HOME + "/runtime/bin/java", "@/" + HOME + "/arguments"));
    words.addAll(List.of(arguments));
    return new Chroot(root()).asUser(words);
  }

  private static Path root() {
    return BuiltImages.parent().resolve("root");
  }

  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
