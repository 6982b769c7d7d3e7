package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The commands of the containers, run by the command line itself.
class ContainerCommandsTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final int UNAVAILABLE = 6;

  @TempDir private Path folder = Path.of("");

  private JsonNode container(ValueSet set, String name) throws IOException {
    return set.render(folder).container(name);
  }

  private void mount(String file, String text) throws IOException {
    Path path = folder.resolve("etc").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @ParameterizedTest
  @CsvSource({
    "MINIMAL, kms.eu-west-1.amazonaws.com:443",
    "FULL, kms.us-east-1.amazonaws.com:443",
    "CHINA, kms.cn-northwest-1.amazonaws.com.cn:443"
  })
  void theProxyMayLeadToKmsOfItsRegion(ValueSet set, String destination)
      throws IOException, InterruptedException {
    try (var proxy = ContainerRun.start(folder, container(set, "proxy"))) {
      proxy.awaitOutput(destination);
      assertTrue(proxy.output().contains("8000"), proxy.output());
      assertEquals(143, proxy.terminate(), "it ends when it is told to");
    }
  }

  @Test
  void theLogsAreReceived() throws IOException, InterruptedException {
    try (var logs = ContainerRun.start(folder, container(ValueSet.MINIMAL, "logs"))) {
      logs.awaitOutput("{\"port\":7879}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MINIMAL, --cpu-count 2 --memory 1024, /opt/nitro-wallet/enclave.eif",
    "FULL, --cpu-count 4 --memory 4096, /var/lib/enclave/release-2026-11.eif"
  })
  void theEnclaveIsStartedAndHeldUntilTheKubeletEndsIt(ValueSet set, String size, String image)
      throws IOException, InterruptedException {
    ContainerRun.nitroCli(folder, "echo \"asked: $*\" >&2; echo '{\"EnclaveID\":\"i-0-enc1\"}'\n");
    try (var enclave = ContainerRun.start(folder, container(set, "enclave"))) {
      enclave.awaitOutput("i-0-enc1");
      String asked = "asked: run-enclave --eif-path %s %s --enclave-cid 16".formatted(image, size);
      assertTrue(enclave.output().contains(asked), enclave.output());
      assertFalse(enclave.output().contains("--debug-mode"));
      Thread.sleep(500);
      assertTrue(enclave.isRunning(), "the enclave ends with its container");
      assertEquals(0, enclave.terminate());
    }
  }

  @Test
  void aContainerWhoseEnclaveDoesNotStartEnds() throws IOException, InterruptedException {
    ContainerRun.nitroCli(folder, "exit 39\n");
    try (var enclave = ContainerRun.start(folder, container(ValueSet.MINIMAL, "enclave"))) {
      assertEquals(1, enclave.awaitEnd());
      assertTrue(enclave.output().contains("exit code 39"), enclave.output());
    }
  }

  @Test
  void theEnclaveIsProbedByACommandThatThereIs() throws IOException, InterruptedException {
    JsonNode enclave = container(ValueSet.MINIMAL, "enclave");
    Set<List<String>> probes =
        Stream.of("startupProbe", "readinessProbe", "livenessProbe")
            .map(probe -> Manifest.texts(enclave.path(probe).path("exec").path("command")))
            .collect(Collectors.toSet());
    for (List<String> words : probes) {
      try (var health = ContainerRun.start(folder, words)) {
        assertEquals(UNAVAILABLE, health.awaitEnd(), "no enclave is there");
      }
    }
  }

  /// It reads its callers and its settings, and gets as far as its certificate, which is not there.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHINA")
  void theGatewayUnderstandsItsSettings(ValueSet set) throws IOException, InterruptedException {
    mount("tokens/tokens.yaml", "callers: []\n");
    try (var gateway = ContainerRun.start(folder, container(set, "gateway"))) {
      assertEquals(INPUT, gateway.awaitEnd(), gateway.output());
      assertTrue(
          gateway
              .output()
              .contains("'gateway.tls.certificateFile' %s/etc/tls/tls.crt".formatted(folder)),
          gateway.output());
    }
  }

  /// One that sends asks its node first, which is not there either.
  @Test
  void theGatewayThatSendsAsksItsNode() throws IOException, InterruptedException {
    mount("tokens/tokens.yaml", "callers: []\n");
    mount("node/url", "http://127.0.0.1:1\n");
    try (var gateway = ContainerRun.start(folder, container(ValueSet.CHINA, "gateway"))) {
      assertEquals(UNAVAILABLE, gateway.awaitEnd(), gateway.output());
    }
  }

  @Test
  void aPlantedFlagThatThereIsNotIsCaught() throws IOException, InterruptedException {
    JsonNode container = container(ValueSet.MINIMAL, "gateway");
    ((ArrayNode) container.path("args")).add("--chain");
    try (var gateway = ContainerRun.start(folder, container)) {
      assertEquals(USAGE, gateway.awaitEnd());
    }
  }
}
