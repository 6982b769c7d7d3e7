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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The validator has to find what is planted, or its silence about the chart is worth nothing.
class KubernetesTypesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StatefulSet    | spec: {replicaz: 3}                            | replicaz
          StatefulSet    | spec: {template: {spec: {nodeSelektor: {}}}}   | nodeSelektor
          StatefulSet    | spec: {replicas: three}                        | three
          StatefulSet    | 'spec: {replicas: "3"}'                        | Cannot coerce String value ("3")
          StatefulSet    | spec: {serviceName: 7}                         | Cannot coerce Integer value (7)
          StatefulSet    | spec: {template: {spec: {enableServiceLinks: no way}}} | no way
          StatefulSet    | spec: {template: {spec: {containers: {}}}}     | containers
          DaemonSet      | spec: {template: {metadata: {labels: {a: 1}}}} | Cannot coerce Integer value (1)
          Service        | spec: {ports: [{name: https}]}                 | port
          ServiceAccount | automountToken: false                          | automountToken
          PodDisruptionBudget | spec: {minAvailabel: 1}                   | minAvailabel
          HorizontalPodAutoscaler | spec: {maxReplicas: many}             | many
          ServiceMonitor | spec: {endpoint: []}                           | endpoint
          ServiceMonitor | spec: {endpoints: [{port: 9545}]}              | Cannot coerce Integer value (9545)
          PrometheusRule | spec: {groups: [{name: a, rulez: []}]}         | rulez
          """)
  void aPlantedFaultIsFound(String kind, String fault, String words) throws IOException {
    JsonNode object = ValueSet.FULL.render(folder).ofKind(kind).findFirst().orElseThrow();
    Chart.merged((ObjectNode) object, (ObjectNode) Yaml.parse(fault));
    List<String> faults = KubernetesTypes.faults(object);
    assertTrue(faults.stream().anyMatch(it -> it.contains(words)), faults::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "StatefulSet, selector",
    "StatefulSet, template",
    "DaemonSet, selector",
    "HorizontalPodAutoscaler, maxReplicas"
  })
  void aFieldThatIsMissingIsFound(String kind, String field) throws IOException {
    JsonNode object = ValueSet.FULL.render(folder).one(kind);
    ((ObjectNode) object.path("spec")).remove(field);
    List<String> faults = KubernetesTypes.faults(object);
    assertTrue(faults.stream().anyMatch(it -> it.contains(field)), faults::toString);
  }

  @Test
  void anObjectOfAnotherVersionIsUnknown() {
    assertEquals(
        List.of("no type is known for autoscaling/v1/HorizontalPodAutoscaler"),
        KubernetesTypes.faults(
            Yaml.parse("{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler}")));
  }
}
