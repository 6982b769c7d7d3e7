package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command of the deployment guides was run in its local form, or says that it was not.
class GuidesIT {
  /// What takes an enclave and a table, and the tests that run it beside a local stack.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "doctor", "DoctorIT",
          "account generate", "RolloutIT",
          "rollout verify", "RolloutIT");

  @TempDir private Path folder = Path.of("");

  private static List<GuideCommands> commands(String guide) {
    return GuideCommands.of(Repository.ROOT.resolve("docs").resolve(guide));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy-ec2.md", "kubernetes.md"})
  void everyCommandWasRunOrSaysThatItWasNot(String guide) throws IOException, InterruptedException {
    List<String> script = new ArrayList<>();
    for (GuideCommands command : commands(guide)) {
      if (command.marked()) {
        continue;
      }
      assertTrue(command.isOurs(), () -> "neither ours nor marked: " + command.line());
      if (!isRunElsewhere(command.line())) {
        script.add(local(command.line()));
      }
    }
    if (!script.isEmpty()) {
      run(script);
    }
  }

  @Test
  void theGuidesHaveCommandsOfBothKinds() {
    List<GuideCommands> commands = commands("deploy-ec2.md");
    assertTrue(commands.stream().filter(GuideCommands::marked).count() >= 4);
    assertTrue(commands.stream().filter(it -> !it.marked() && it.isOurs()).count() >= 8);
  }

  private static boolean isRunElsewhere(String line) throws IOException {
    for (Map.Entry<String, String> entry : ELSEWHERE.entrySet()) {
      if (line.contains("nitro-wallet " + entry.getKey())) {
        Path test =
            Repository.ROOT
                .resolve("local-dev/src/test/java/io/nitrowallet/dev/stack")
                .resolve(entry.getValue() + ".java");
        String words = "\"" + entry.getKey().replace(" ", "\", \"") + "\"";
        assertTrue(Files.readString(test).contains(words), () -> test + " does not run " + words);
        return true;
      }
    }
    return false;
  }

  /// The placeholders of the guide, as they could be.
  private String local(String line) {
    return line.replace("./nitro-wallet docker", Repository.IMAGES.resolve("build").toString())
        .replace("./nitro-wallet", "nitro-wallet")
        .replace("/usr/share/nitro_enclaves/blobs", folder + "/blobs")
        .replace("KEY_ARN", "arn:aws:kms:eu-west-1:111122223333:key/k")
        .replace("PCR0", "ab".repeat(48))
        .replace("PARENT_ROLE", "arn:aws:iam::111122223333:role/wallet-parent")
        .replace("ADMIN_ROLE", "arn:aws:iam::111122223333:role/wallet-admin")
        .replace("RELEASE_ROLE", "arn:aws:iam::111122223333:role/wallet-release");
  }

  private void run(List<String> script) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("amazon-roots.pem"), aRoot());
    Path blobs = Files.createDirectory(folder.resolve("blobs"));
    Files.writeString(blobs.resolve("bzImage"), "a kernel");
    Files.writeString(blobs.resolve("cmdline"), "panic=30\n");
    Files.writeString(blobs.resolve("init"), "an init");
    List<String> lines = new ArrayList<>();
    lines.add("set -e");
    lines.add("cd " + folder);
    lines.add("export JAVA_HOME=" + System.getProperty("java.home"));
    lines.add("export JDK_JAVA_OPTIONS=-Dnitrowallet.enclave.application=" + application());
    lines.addAll(script);
    try (var shell = ContainerRun.start(folder, List.of("sh", "-c", String.join("\n", lines)))) {
      assertEquals(0, shell.awaitEnd(), shell.output());
      assertFalse(shell.output().contains("Usage:"), shell.output());
    }
  }

  private static String application() throws IOException {
    Path target = Repository.ROOT.resolve("enclave-app/target");
    try (Stream<Path> files = Files.list(target)) {
      Path own =
          files
              .filter(file ->
                  file.getFileName().toString().matches("nitro-wallet-enclave-app-.*\\.jar"))
              .filter(file -> !file.toString().endsWith("-tests.jar"))
              .findFirst()
              .orElseThrow();
      return own + ":" + Files.readString(target.resolve("classpath")).strip();
    }
  }

  /// Any authority that a JDK trusts.
  private static String aRoot() throws IOException {
    Path store = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(in, null);
      String first = authorities.aliases().nextElement();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(authorities.getCertificate(first).getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
