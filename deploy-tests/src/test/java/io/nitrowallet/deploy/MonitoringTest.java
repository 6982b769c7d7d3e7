package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Dashboard, alerts and autoscaler ask for what the gateway shows.
class MonitoringTest {
  private static final GatewaySeries SERIES = GatewaySeries.ofAGatewayThatServed();

  @TempDir private Path folder = Path.of("");

  private static void assertKnown(List<String> queries) {
    for (String query : queries) {
      assertEquals(List.of(), Query.faults(query, SERIES), query);
    }
  }

  private Stream<JsonNode> alerts(ValueSet set) throws IOException {
    return set.render(folder)
        .one("PrometheusRule")
        .path("spec")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  @Test
  void everyAlertAsksForSeriesThatThereAre() throws IOException {
    List<String> queries = alerts(ValueSet.FULL).map(it -> it.path("expr").asString()).toList();
    assertEquals(9, queries.size());
    assertKnown(queries);
    assertTrue(
        queries.stream().allMatch(it -> it.contains("namespace=\"wallets\"")),
        "no other release is looked at");
  }

  @Test
  void anAlertNamesEveryCodeThatSaysTrustNothing() throws IOException {
    String codes =
        Arrays.stream(ErrorCode.values())
            .filter(code -> code.kind() == ErrorCode.Kind.UNTRUSTED)
            .map(Enum::name)
            .sorted()
            .collect(Collectors.joining("|"));
    assertTrue(
        alerts(ValueSet.CHINA)
            .anyMatch(alert -> alert.path("expr").asString().contains("\"" + codes + "\"")),
        codes);
  }

  @Test
  void everyPanelAsksForSeriesThatThereAre() throws IOException {
    JsonNode data = ValueSet.FULL.render(folder).one("ConfigMap").path("data");
    JsonNode dashboard = Yaml.parse(data.path("nitro-wallet.json").asString());
    List<String> queries =
        dashboard
            .path("panels")
            .valueStream()
            .flatMap(panel -> panel.path("targets").valueStream())
            .map(target -> target.path("expr").asString())
            .toList();
    assertTrue(queries.size() > 12, queries::toString);
    assertKnown(queries);
    assertKnown(
        dashboard
            .path("templating")
            .path("list")
            .valueStream()
            .map(variable -> variable.path("query").asString())
            .filter(query -> query.contains("("))
            .toList());
  }

  @Test
  void everySeriesIsInThePanels() throws IOException {
    String panels = Files.readString(Chart.FOLDER.resolve("files/dashboard.json"));
    List<String> unseen =
        SERIES.names().stream()
            .filter(name -> !name.endsWith("_sum") && !name.endsWith("_count"))
            .filter(name -> !panels.contains(name))
            .toList();
    assertEquals(List.of(), unseen);
  }

  /// The rule that the page gives for the adapter makes the metric that the autoscaler asks for.
  @Test
  void theAdaptersRuleMakesTheAutoscalersMetric() throws IOException {
    String page = Files.readString(Chart.REPOSITORY.resolve("docs/kubernetes.md"));
    String marker = "<!-- prometheus-adapter.yaml -->\n```yaml\n";
    String text = page.substring(page.indexOf(marker) + marker.length());
    JsonNode rule = Yaml.parse(text.substring(0, text.indexOf("```"))).path("rules").path(0);
    JsonNode metric =
        ValueSet.FULL
            .render(folder)
            .one("HorizontalPodAutoscaler")
            .path("spec")
            .path("metrics")
            .path(0)
            .path("pods")
            .path("metric");
    assertEquals(rule.path("name").path("as"), metric.path("name"));
    assertKnown(List.of(rule.path("seriesQuery").asString(), rule.path("metricsQuery").asString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nitro_wallet_gateway_inflight                        | there is no series nitro_wallet_gateway_inflight
          nitro_wallet_gateway_in_flight{step="enclave"}       | nitro_wallet_gateway_in_flight has no label step
          nitro_wallet_gateway_step_seconds_sum{step="wait"}   | step is never wait in nitro_wallet_gateway_step_seconds_sum
          nitro_wallet_gateway_refusals_total{code=~"OOPS"}    | code is never OOPS in nitro_wallet_gateway_refusals_total
          sum by (tenant) (nitro_wallet_enclave_up)            | nothing has the label tenant
          up == 0                                              | it asks for nothing of the gateway's: up == 0
          """)
  void aPlantedMistakeInAQueryIsCaught(String query, String fault) {
    assertEquals(List.of(fault), Query.faults(query, SERIES));
  }
}
