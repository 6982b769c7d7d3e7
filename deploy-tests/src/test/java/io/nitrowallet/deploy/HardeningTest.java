package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HardeningTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void everyContainerIsConfined(ValueSet set) throws IOException {
    List<JsonNode> workloads = set.render(folder).workloads();
    for (JsonNode workload : workloads) {
      assertEquals(List.of(), Hardening.faults(workload), () -> Manifest.name(workload));
    }
    assertTrue(
        workloads.stream().mapToInt(it -> Manifest.containers(it).size()).sum() >= 4,
        "the wallet's four containers were looked at");
  }

  /// Each is merged into the pod, or into its first container.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pod       | securityContext: {runAsNonRoot: false}               | the pod may be root
          pod       | securityContext: {runAsUser: 0}                      | the pod's user is 0
          pod       | securityContext: {seccompProfile: {type: Unconfined}} | system calls are unconfined
          pod       | automountServiceAccountToken: true                   | it has a token of the cluster
          pod       | hostNetwork: true                                    | hostNetwork is shared
          pod       | 'volumes: [{name: x, hostPath: {path: /}}]'          | a folder of the node is mounted
          container | securityContext: {readOnlyRootFilesystem: false}     | logs writes to its image
          container | securityContext: {allowPrivilegeEscalation: true}    | logs can gain privileges
          container | securityContext: {capabilities: {drop: []}}          | logs has capabilities
          container | 'securityContext: {capabilities: {add: [SYS_ADMIN]}}' | logs adds capabilities
          container | securityContext: {privileged: true}                  | logs is privileged
          container | securityContext: {runAsUser: 0}                      | logs has its own runAsUser
          container | image: example.org/nitro-wallet:latest               | logs is no pinned image
          container | resources: {limits: {memory: 8Gi}}                   | logs has no firm limit of memory
          """)
  void aPlantedLapseIsCaught(String where, String lapse, String fault) throws IOException {
    JsonNode workload = ValueSet.MINIMAL.render(folder).one("StatefulSet");
    ObjectNode target =
        (ObjectNode)
            (where.equals("pod")
                ? Manifest.pod(workload)
                : Manifest.containers(workload).getFirst());
    Chart.merged(target, (ObjectNode) Yaml.parse(lapse));
    assertEquals(List.of(fault), Hardening.faults(workload));
  }

  @ParameterizedTest
  @EnumSource
  void secretsAreNamedAndNowhereWritten(ValueSet set) throws IOException {
    Manifest manifest = set.render(folder);
    assertEquals(0, manifest.ofKind("Secret").count());
    for (JsonNode container : manifest.walletContainers()) {
      assertTrue(
          container.path("env").valueStream().allMatch(env -> Manifest.name(env).equals("POD_IP")),
          container::toPrettyString);
    }
  }

  @Test
  void theProfileOfSystemCallsLeavesVsockOpen() throws IOException {
    JsonNode profile = Yaml.read(Chart.FOLDER.resolve("files/seccomp.json"));
    List<Integer> refusedSockets =
        profile
            .path("syscalls")
            .valueStream()
            .filter(rule -> Manifest.texts(rule.path("names")).contains("socket"))
            .map(rule -> rule.path("args").path(0).path("value").asInt())
            .toList();
    assertEquals(List.of(38, 17), refusedSockets, "AF_ALG and AF_PACKET, and not AF_VSOCK, 40");
    List<String> refused =
        profile
            .path("syscalls")
            .valueStream()
            .filter(rule -> !rule.has("args"))
            .flatMap(rule -> Manifest.texts(rule.path("names")).stream())
            .toList();
    assertTrue(refused.containsAll(List.of("bpf", "mount", "ptrace", "setns", "unshare")));
  }
}
