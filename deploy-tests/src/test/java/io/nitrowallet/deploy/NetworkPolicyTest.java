package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class NetworkPolicyTest {
  @TempDir private Path folder = Path.of("");

  private static JsonNode policy(Manifest manifest) {
    return manifest
        .ofKind("NetworkPolicy")
        .filter(policy -> Manifest.name(policy).equals("custody-nitro-wallet"))
        .findFirst()
        .orElseThrow()
        .path("spec");
  }

  /// As `peer:port`, of peers that are addresses.
  private static List<String> addresses(JsonNode policy) {
    return policy
        .path("egress")
        .valueStream()
        .flatMap(rule ->
            rule.path("to")
                .valueStream()
                .filter(peer -> peer.has("ipBlock"))
                .map(peer ->
                    peer.path("ipBlock").path("cidr").asString()
                        + ":"
                        + rule.path("ports").path(0).path("port").asInt()))
        .toList();
  }

  /// A rule without peers lets everybody in; one without ports leaves all of them open.
  @ParameterizedTest
  @EnumSource
  void everyRuleNamesPeersAndPorts(ValueSet set) throws IOException {
    Manifest manifest = set.render(folder);
    manifest
        .ofKind("NetworkPolicy")
        .map(policy -> policy.path("spec"))
        .forEach(policy -> {
          assertEquals(List.of("Ingress", "Egress"), Manifest.texts(policy.path("policyTypes")));
          policy.path("ingress").forEach(rule -> assertTrue(rule.path("from").size() > 0));
          policy.path("egress").forEach(rule -> assertTrue(rule.path("to").size() > 0));
          policy.path("ingress").forEach(rule -> assertTrue(rule.path("ports").size() > 0));
          policy.path("egress").forEach(rule -> assertTrue(rule.path("ports").size() > 0));
        });
  }

  @Test
  void aGatewayThatOnlySignsReachesAwsAndNothingElse() throws IOException {
    assertEquals(
        List.of("169.254.170.23/32:80", "10.20.0.0/26:443"),
        addresses(policy(ValueSet.MINIMAL.render(folder))));
  }

  @Test
  void aGatewayThatSendsReachesItsNode() throws IOException {
    assertEquals(
        List.of("169.254.170.23/32:80", "172.31.4.0/24:443", "172.31.9.12/32:8545"),
        addresses(policy(ValueSet.CHINA.render(folder))));
  }

  @Test
  void callersAreNamedByNamespaceAndLabels() throws IOException {
    JsonNode rules = policy(ValueSet.FULL.render(folder)).path("ingress");
    assertEquals(1, rules.size());
    assertEquals(9545, rules.path(0).path("ports").path(0).path("port").asInt());
    List<String> namespaces =
        rules
            .path(0)
            .path("from")
            .valueStream()
            .peek(peer -> assertTrue(peer.path("podSelector").path("matchLabels").size() > 0))
            .map(peer ->
                peer.path("namespaceSelector")
                    .path("matchLabels")
                    .path("kubernetes.io/metadata.name")
                    .asString())
            .toList();
    assertEquals(List.of("payments", "treasury", "monitoring"), namespaces);
  }

  @Test
  void theDevicePluginTalksToNobody() throws IOException {
    JsonNode plugin =
        ValueSet.FULL
            .render(folder)
            .ofKind("NetworkPolicy")
            .filter(policy -> Manifest.name(policy).endsWith("-device-plugin"))
            .findFirst()
            .orElseThrow()
            .path("spec");
    assertTrue(plugin.path("ingress").isMissingNode());
    assertTrue(plugin.path("egress").isMissingNode());
  }
}
