package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.jsonrpc.NodeMethods;
import io.nitrowallet.parent.gateway.jsonrpc.PassMethods;
import io.nitrowallet.parent.gateway.jsonrpc.SigningMethods;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.node.HostileServer;
import io.nitrowallet.requester.node.NodeLimits;
import io.nitrowallet.requester.node.NodeUrl;
import io.nitrowallet.requester.node.Web3jNode;
import io.nitrowallet.requester.sending.FeeCeiling;
import io.nitrowallet.requester.sending.SendingLimits;
import io.nitrowallet.requester.sending.SendingScope;
import io.nitrowallet.requester.sending.TransactionSender;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a gateway with a node answers, over two real sockets.
@Timeout(60)
class GatewayNodeTest {
  private static final String REVERTED =
      "\"error\":{\"code\":3,\"message\":\"execution reverted: no\",\"data\":\"0x08c379a0\"}";

  private final HostileServer server;
  private final Web3jNode node;
  private final GatewayStage stage;

  GatewayNodeTest() throws IOException {
    server =
        HostileServer.answering(request ->
            switch (request.path("method").asString()) {
              case "eth_blockNumber" -> "\"result\":\"0x2a\"";
              case "eth_getTransactionCount" -> "\"result\":\"0x0\"";
              case "eth_estimateGas" -> REVERTED;
              default -> "\"result\":null";
            });
    node = new Web3jNode(NodeUrl.parse(server.url(), "test"), NodeLimits.STANDARD);
    stage = new GatewayStage(GatewayStage.LIMITS, wallet -> methods(wallet, PassMethods.STANDARD));
  }

  private MethodTable methods(Wallet wallet, String... passed) {
    var ceiling = new FeeCeiling(Wei.of(1_000), Wei.of(1_000_000_000));
    var sender =
        new TransactionSender(
            node, GatewayStage.CHAIN, new SendingScope(Set.of()), ceiling, SendingLimits.STANDARD);
    return MethodTable.of(
        new SigningMethods(wallet),
        new NodeMethods(wallet, sender, node, PassMethods.of(List.of(passed))));
  }

  @AfterEach
  void close() {
    stage.close();
    node.close();
    server.close();
  }

  private List<String> asked() {
    return server.asked.stream().map(call -> call.path("method").asString()).toList();
  }

  @Test
  void passesACallOn() throws IOException, InterruptedException {
    assertEquals("0x2a", stage.call("eth_blockNumber", "[]").path("result").asString());
    assertTrue(stage.call("eth_getTransactionReceipt", "[\"0x1\",{}]").path("result").isNull());
    assertEquals("[\"0x1\",{}]", server.asked.getLast().path("params").toString());
  }

  @Test
  void passesTheNodesErrorBackAsItIs() throws IOException, InterruptedException {
    JsonNode answer = stage.call("eth_estimateGas", "[{}]");
    assertEquals("{%s}".formatted(REVERTED), "{\"error\":%s}".formatted(answer.path("error")));
    assertEquals(7, answer.path("id").intValue());
  }

  @Test
  void tellsWhyAContractWouldRevert() throws IOException, InterruptedException {
    JsonNode answer =
        stage.call(
            "eth_sendTransaction",
            "[{\"from\":\"%s\",\"to\":\"%s\",\"gasPrice\":\"0x1\"}]"
                .formatted(GatewayStage.address(1), GatewayStage.address(2)));
    assertEquals("0x08c379a0", answer.at("/error/data").asString(), answer.toString());
    assertTrue(stage.asked.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth_mine", "debug_traceCall", "personal_unlockAccount", "anvil_setCode"})
  void passesNothingElseOn(String method) throws IOException, InterruptedException {
    assertEquals(-32_601, stage.call(method, "[]").at("/error/code").intValue());
    assertTrue(server.asked.isEmpty());
  }

  @Test
  void answersForItselfWhichChainItSignsFor() throws IOException, InterruptedException {
    assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
    assertTrue(server.asked.isEmpty());
  }

  @Test
  void asksNoNodeAboutAnAccountThatIsNotThere() throws IOException, InterruptedException {
    JsonNode answer =
        stage.call(
            "eth_sendTransaction",
            "[{\"from\":\"0x%s\",\"to\":\"%s\"}]"
                .formatted("12".repeat(20), GatewayStage.address(1)));
    assertEquals("ACCOUNT_NOT_FOUND", answer.at("/error/data/code").asString());
    assertTrue(server.asked.isEmpty());
  }

  @Test
  void broadcastsNothingThatThePolicyDenies() throws IOException, InterruptedException {
    stage.enclave(command -> new Refused(ErrorCode.POLICY_DENIED, "no"));
    JsonNode answer =
        stage.call(
            "eth_sendTransaction",
            "[{\"from\":\"%s\",\"to\":\"%s\",\"gasPrice\":\"0x1\",\"gas\":\"0x5208\",\"nonce\":\"0x0\"}]"
                .formatted(GatewayStage.address(1), GatewayStage.address(2)));
    assertEquals(4_100, answer.at("/error/code").intValue(), answer.toString());
    assertEquals(List.of("eth_getTransactionCount"), asked());
  }

  @Test
  void sendsNoTransactionWithoutANode() throws IOException, InterruptedException {
    try (var alone = new GatewayStage()) {
      for (String method : List.of("eth_sendTransaction", "eth_blockNumber")) {
        JsonNode answer = alone.call(method, "[]");
        assertEquals(-32_601, answer.at("/error/code").intValue());
        assertTrue(answer.at("/error/message").asString().contains("asks no node"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eth_sign", "eth_chainId", "eth_sendTransaction", "eth_*", "call", "eth_call "})
  void passesOnNeitherItsOwnMethodsNorPatterns(String name) {
    var refused =
        assertThrows(RefusedException.class, () -> methods(stage.wallet, "standard", name));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
  }
}
