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

class WiringTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void whatIsNamedIsThere(ValueSet set) throws IOException {
    assertEquals(List.of(), Wiring.faults(set.render(folder)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StatefulSet | spec: {selector: {matchLabels: {a: b}}} | custody-nitro-wallet does not select its own pods
          StatefulSet | spec: {serviceName: other}              | the set's own service is not there
          StatefulSet | spec: {template: {spec: {serviceAccountName: other}}} | the pod runs as an account that is not there
          PodDisruptionBudget | spec: {selector: {matchLabels: {a: b}}} | the budget is for no pod
          HorizontalPodAutoscaler | spec: {scaleTargetRef: {name: other}} | the autoscaler scales something else
          ServiceMonitor | spec: {selector: {matchExpressions: []}} | the monitor finds 2 services
          ServiceMonitor | spec: {endpoints: [{port: http}]}      | the monitor asks at a port that is not there
          """,
      quoteCharacter = '`')
  void aPlantedNameOfNothingIsCaught(String kind, String change, String fault) throws IOException {
    Manifest manifest = ValueSet.FULL.render(folder);
    Chart.merged((ObjectNode) manifest.one(kind), (ObjectNode) Yaml.parse(change));
    assertEquals(List.of(fault), Wiring.faults(manifest));
  }

  @Test
  void aPlantedMountOfNothingIsCaught() throws IOException {
    Manifest manifest = ValueSet.MINIMAL.render(folder);
    JsonNode mount = manifest.container("gateway").path("volumeMounts").path(0);
    ((ObjectNode) mount).put("name", "other");
    assertTrue(Wiring.faults(manifest).getFirst().contains("other"));
  }

  @Test
  void aPlantedPodThatNoPolicyHoldsIsCaught() throws IOException {
    Manifest manifest = ValueSet.MINIMAL.render(folder);
    JsonNode selector = manifest.one("NetworkPolicy").path("spec").path("podSelector");
    ((ObjectNode) selector.path("matchLabels")).put("a", "b");
    assertEquals(List.of("custody-nitro-wallet has 0 network policies"), Wiring.faults(manifest));
  }

  @ParameterizedTest
  @EnumSource
  void whoListensIsThereBeforeTheEnclaveAndTheEnclaveOutlivesTheGateway(ValueSet set)
      throws IOException {
    JsonNode pod = Manifest.pod(set.render(folder).one("StatefulSet"));
    JsonNode before = pod.path("initContainers");
    assertEquals(
        List.of("logs", "proxy", "enclave"), before.valueStream().map(Manifest::name).toList());
    assertTrue(
        before.valueStream().allMatch(it -> it.path("restartPolicy").asString().equals("Always")));
    assertEquals("gateway", Manifest.name(pod.path("containers").path(0)));
  }

  @ParameterizedTest
  @CsvSource({"MINIMAL, 2Mi, 1024", "FULL, 1Gi, 4096", "CHINA, 2Mi, 1536"})
  void theEnclaveHasTheHugePagesThatItIsStartedWith(ValueSet set, String size, String mebibytes)
      throws IOException {
    Manifest manifest = set.render(folder);
    JsonNode enclave = manifest.container("enclave");
    List<String> arguments = Manifest.texts(enclave.path("args"));
    assertEquals(mebibytes, arguments.get(arguments.indexOf("--memory") + 1));
    for (String side : List.of("requests", "limits")) {
      JsonNode resources = enclave.path("resources").path(side);
      assertEquals(mebibytes + "Mi", resources.path("hugepages-" + size).asString());
      assertEquals("1", resources.path("aws.ec2.nitro/nitro_enclaves").asString());
    }
    assertTrue(
        Manifest.pod(manifest.one("StatefulSet"))
            .path("volumes")
            .valueStream()
            .anyMatch(
                it -> it.path("emptyDir").path("medium").asString("").equals("HugePages-" + size)));
  }

  @ParameterizedTest
  @EnumSource
  void noNodeHoldsTwoOfAnyRelease(ValueSet set) throws IOException {
    JsonNode rule =
        Manifest.pod(set.render(folder).one("StatefulSet"))
            .path("affinity")
            .path("podAntiAffinity")
            .path("requiredDuringSchedulingIgnoredDuringExecution")
            .path(0);
    assertEquals("kubernetes.io/hostname", rule.path("topologyKey").asString());
    assertTrue(rule.path("namespaceSelector").isEmpty());
    assertEquals(
        Yaml.parse("{app.kubernetes.io/name: nitro-wallet, app.kubernetes.io/component: parent}"),
        rule.path("labelSelector").path("matchLabels"));
  }
}
