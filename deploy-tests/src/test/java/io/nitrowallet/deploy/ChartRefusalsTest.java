package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Values that must not be installed, each in a value set that is else sound.
class ChartRefusalsTest {
  @TempDir private Path folder = Path.of("");

  private void assertRefused(JsonNode values, String words) {
    var refused =
        assertThrows(IllegalStateException.class, () -> Chart.render(folder, values).objects());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(words), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: {digest: ''}                             | '/image/digest': '' does not match pattern
          image: {digest: 'sha256:0123'}                  | '/image/digest': 'sha256:0123' does not match pattern
          image: {repository: example.org/wallet:latest}  | '/image/repository': 'example.org/wallet:latest' does not match
          enclave: {pcr0: '0000'}                         | '/enclave/pcr0': '0000' does not match pattern
          enclave: {deviceGroup: null}                    | '/enclave/deviceGroup': got null, want integer
          enclave: {deviceGroup: 0}                       | '/enclave/deviceGroup': minimum: got 0, want 1
          enclave: {cpuCount: 1}                          | '/enclave/cpuCount': minimum: got 1, want 2
          enclave: {memoryMiB: 256}                       | '/enclave/memoryMiB': minimum: got 256, want 512
          enclave: {memoryMiB: 1025}                      | with hugepageSize 2Mi it is one of 2
          enclave: {memoryMiB: 1536, hugepageSize: 1Gi} | enclave.memoryMiB is no multiple of a huge page
          enclave: {eifPath: ../enclave.eif}              | '/enclave/eifPath': '../enclave.eif' does not match pattern
          region: eu-west-1a                              | '/region': 'eu-west-1a' does not match pattern
          gateway: {tlsSecret: ''}                        | '/gateway/tlsSecret': '' does not match pattern
          gateway: {tokensSecret: ''}                     | '/gateway/tokensSecret': '' does not match pattern
          gateway: {listen: '0.0.0.0:9545'}               | additional properties 'listen' not allowed
          gateway: {nodeUrl: 'https://node/key'}          | additional properties 'nodeUrl' not allowed
          gateway: {chainId: 1}                           | '/gateway/chainId': got number, want string
          gateway: {sendFor: ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8']} | need a node: set gateway.nodeUrlSecret
          colour: blue                                    | additional properties 'colour' not allowed
          replicas: 0                                     | '/replicas': minimum: got 0, want 1
          kmsKeyId: 'arn:aws:kms:eu-west-1:1:key/1'       | '/kmsKeyId': 'arn:aws:kms:eu-west-1:1:key/1' does not match
          logLevel: trace                                 | '/logLevel': value must be one of
          seccompProfile: Unconfined                      | '/seccompProfile': 'Unconfined' does not match pattern
          networkPolicy: {awsEndpointCidrs: []}           | '/networkPolicy/awsEndpointCidrs': minItems: got 0, want 1
          networkPolicy: {awsEndpointCidrs: [0.0.0.0/0]}  | '/networkPolicy/awsEndpointCidrs/0': '0.0.0.0/0' does not match
          networkPolicy: {callers: [{namespace: a, podLabels: {}}]} | podLabels': minProperties: got 0, want 1
          monitoring: {serviceMonitor: true}              | monitoring.serviceMonitor needs monitoring.scrapeSecret
          devicePlugin: {enabled: true}                   | devicePlugin.enabled needs devicePlugin.repository
          autoscaling: {enabled: true, maxReplicas: 1} | autoscaling.maxReplicas is below autoscaling.minReplicas
          """,
      quoteCharacter = '`')
  void refusesBesideMinimalValues(String change, String words) throws IOException {
    assertRefused(Chart.merged(ValueSet.MINIMAL.tree(), (ObjectNode) Yaml.parse(change)), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 2                                  | one gateway sends for an account
          autoscaling: {enabled: true}                 | one gateway sends for an account
          networkPolicy: {ethereumNode: {cidrs: []}}   | needs networkPolicy.ethereumNode.cidrs
          gateway: {maxFee: 1 ether}                   | '/gateway/maxFee': '1 ether' does not match pattern
          """,
      quoteCharacter = '`')
  void refusesBesideAGatewayThatSends(String change, String words) throws IOException {
    assertRefused(Chart.merged(ValueSet.CHINA.tree(), (ObjectNode) Yaml.parse(change)), words);
  }

  @Test
  void refusesTheRegistersOfDebugMode() throws IOException {
    ObjectNode values = ValueSet.MINIMAL.tree();
    ((ObjectNode) values.path("enclave")).put("pcr0", "0".repeat(96));
    assertRefused(values, "enclave.pcr0 is zero");
  }

  @Test
  void refusesRegistersInCapitals() throws IOException {
    ObjectNode values = ValueSet.MINIMAL.tree();
    ((ObjectNode) values.path("enclave")).put("pcr0", "AB".repeat(48));
    assertRefused(values, "'/enclave/pcr0'");
  }

  @Test
  void refusesItsOwnDefaults() throws IOException {
    assertRefused(Yaml.parse("{}"), "'/image/digest': '' does not match pattern");
  }

  /// A refusal by the schema shows nothing if the schema refuses whatever comes.
  @Test
  void takesTheSameValuesWithoutTheFault() throws IOException {
    Manifest manifest =
        Chart.render(
            folder,
            Chart.merged(
                ValueSet.MINIMAL.tree(),
                (ObjectNode) Yaml.parse("{replicas: 2, enclave: {memoryMiB: 1026}}")));
    assertEquals(2, manifest.one("StatefulSet").path("spec").path("replicas").asInt());
  }
}
