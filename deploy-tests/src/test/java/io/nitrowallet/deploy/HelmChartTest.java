package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class HelmChartTest {
  private static final List<String> ALWAYS =
      List.of(
          "NetworkPolicy",
          "PodDisruptionBudget",
          "Service",
          "Service",
          "ServiceAccount",
          "StatefulSet");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void lintsStrictly(ValueSet set) throws IOException {
    var result = Chart.lint(folder, set.tree());
    assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
  }

  @Test
  void lintIsStrictEnoughToFail() throws IOException {
    var values = ValueSet.MINIMAL.tree();
    values.put("colour", "blue");
    assertTrue(Chart.lint(folder, values).isFailed());
  }

  @ParameterizedTest
  @EnumSource
  void rendersObjectsOfKubernetes(ValueSet set) throws IOException {
    Manifest manifest = set.render(folder);
    assertTrue(manifest.kinds().containsAll(ALWAYS), () -> manifest.kinds().toString());
    for (JsonNode object : manifest.objects()) {
      assertEquals(List.of(), KubernetesTypes.faults(object), object::toPrettyString);
    }
  }

  @Test
  void theFullSetRendersEveryKind() throws IOException {
    assertEquals(
        List.of(
            "ConfigMap",
            "DaemonSet",
            "HorizontalPodAutoscaler",
            "NetworkPolicy",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "PrometheusRule",
            "Service",
            "Service",
            "ServiceAccount",
            "ServiceMonitor",
            "StatefulSet"),
        ValueSet.FULL.render(folder).kinds());
  }

  @Test
  void theMinimalSetRendersNothingThatAClusterMayLack() throws IOException {
    assertEquals(ALWAYS, ValueSet.MINIMAL.render(folder).kinds());
  }
}
