package io.nitrowallet.requester.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class Web3jNodeTest {
  private static final NodeLimits LIMITS = new NodeLimits(Duration.ofSeconds(5), 64 * 1024);
  private static final Address ACCOUNT = new Address(Bytes.ofHex("aa".repeat(20)));
  private static final Bytes HASH = Bytes.ofHex("12".repeat(32));

  private static Web3jNode node(String url) {
    return node(url, LIMITS);
  }

  private static Web3jNode node(String url, NodeLimits limits) {
    return new Web3jNode(NodeUrl.parse(url, "test"), limits);
  }

  private static <T> T ask(HostileServer server, Function<Web3jNode, T> question) {
    try (server;
        Web3jNode node = node(server.url())) {
      return question.apply(node);
    }
  }

  private static void assertUnavailable(HostileServer server) {
    var refused = assertThrows(RefusedException.class, () -> ask(server, Web3jNode::chainId));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    assertFalse(refused.sentence().contains("a-key"), refused.sentence());
  }

  @Test
  void asksInTheFormsOfTheJsonRpc() throws IOException {
    try (var server = HostileServer.answering("\"result\":\"0x10\"");
        Web3jNode node = node(server.url())) {
      assertEquals(ChainId.of(16), node.chainId());
      assertEquals(Uint64.of(16), node.pendingNonce(ACCOUNT));
      assertEquals(Uint64.of(16), node.estimateGas(StrictJson.object().put("to", "0x1")));
      assertEquals(Wei.of(16), node.priorityFee());
      assertEquals(Wei.of(16), node.gasPrice());
      assertEquals(
          List.of(
              "\"eth_chainId\" []",
              "\"eth_getTransactionCount\" [\"%s\",\"pending\"]".formatted(ACCOUNT.lowerCase()),
              "\"eth_estimateGas\" [{\"to\":\"0x1\"}]",
              "\"eth_maxPriorityFeePerGas\" []",
              "\"eth_gasPrice\" []"),
          server.asked.stream()
              .map(call -> call.path("method") + " " + call.path("params"))
              .toList());
    }
  }

  @Test
  void readsTheBaseFeeOfABlockThatHasOne() throws IOException {
    assertEquals(
        Optional.of(Wei.of(7)),
        ask(
            HostileServer.answering(
                "\"result\":{\"number\":\"0x1\",\"baseFeePerGas\":\"0x7\",\"transactions\":[]}"),
            Web3jNode::baseFee));
    assertEquals(
        Optional.empty(),
        ask(
            HostileServer.answering("\"result\":{\"number\":\"0x1\",\"transactions\":[]}"),
            Web3jNode::baseFee));
  }

  @Test
  void knowsATransactionOnlyIfTheNodeShowsIt() throws IOException {
    String shown = "\"result\":{\"hash\":\"%s\"}";
    assertTrue(knows(shown.formatted(HASH.hex0x())));
    assertFalse(knows("\"result\":null"));
    assertFalse(knows(shown.formatted("0x" + "34".repeat(32))));
  }

  private static boolean knows(String answer) throws IOException {
    return ask(HostileServer.answering(answer), node -> node.knows(HASH));
  }

  @Test
  void passesOnWhatItIsAskedAndAnswered() throws IOException {
    String result =
        "{\"ratio\":[0.0012345678901234567,1],\"logs\":[null,true,\"x\"],\"n\":123456789012345678901}";
    try (var server = HostileServer.answering("\"result\":" + result);
        Web3jNode node = node(server.url())) {
      List<JsonNode> parameters =
          List.of(
              JsonNodeFactory.instance.stringNode("latest"), StrictJson.object().put("a", true));
      assertEquals(result, node.call("eth_anything", parameters).toString());
      assertEquals("[\"latest\",{\"a\":true}]", server.asked.getFirst().path("params").toString());
    }
  }

  @Test
  void hasTheNodesErrorAsItIs() throws IOException {
    String error =
        "\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":{\"why\":[\"0x08\"]}}";
    NodeError thrown =
        assertThrows(
                NodeRefusal.class, () -> ask(HostileServer.answering(error), Web3jNode::gasPrice))
            .error();
    assertEquals(3, thrown.code());
    assertEquals("execution reverted", thrown.message());
    assertEquals("{\"why\":[\"0x08\"]}", thrown.data().orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%}",
        "{\"jsonrpc\":\"2.0\",\"result\":\"0x1\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"%ID%\",\"result\":\"0x1\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":123456789,\"result\":\"0x1\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"0x1\",\"result\":\"0x2\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"0x1\",\"error\":{\"code\":1,\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"error\":\"no\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"error\":{\"code\":\"1\",\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"0x0\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"0x01\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"-0x1\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":{\"a\":1}}",
        "{\"jsonrpc\":\"2.0\",\"id\":%ID%,\"result\":\"0x1\"} {}"
      })
  void doesNotTakeAnythingElseForAnAnswer(String document) throws IOException {
    assertUnavailable(HostileServer.saying(document));
  }

  @Test
  void readsNoMoreThanItsLimit() throws IOException {
    assertUnavailable(
        HostileServer.answering(
            "\"result\":\"0x1\",\"more\":\"%s\"".formatted("a".repeat(70_000))));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 401, 429, 500, 503})
  void doesNotReadAnAnswerOfAnotherStatus(int status) throws IOException {
    assertUnavailable(
        HostileServer.of((exchange, request) -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
        }));
  }

  /// Each byte comes in time, all of them do not.
  @Test
  void doesNotWaitForABodyThatTrickles() throws IOException {
    var limits = new NodeLimits(Duration.ofMillis(700), 1_000_000);
    try (var server =
            HostileServer.of((exchange, request) -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                sleep();
              }
            });
        Web3jNode node = node(server.url(), limits)) {
      long start = System.nanoTime();
      var refused = assertThrows(RefusedException.class, node::chainId);
      assertEquals("the node did not answer in time", refused.sentence());
      assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesWhereNobodyListens() throws IOException {
    int port;
    try (var taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    try (Web3jNode node = node("http://127.0.0.1:" + port)) {
      assertEquals(
          ErrorCode.UNAVAILABLE, assertThrows(RefusedException.class, node::chainId).code());
    }
  }

  @Test
  void refusesWhereAConnectionBreaksOff() throws IOException {
    try (var server = new ServerSocket(0);
        Web3jNode node = node("http://127.0.0.1:" + server.getLocalPort())) {
      Thread.ofVirtual().start(() -> cutOff(server));
      assertEquals(
          ErrorCode.UNAVAILABLE, assertThrows(RefusedException.class, node::chainId).code());
    }
  }

  private static void cutOff(ServerSocket server) {
    try (var connection = server.accept();
        OutputStream out = connection.getOutputStream()) {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      // The client is gone: that is what it asserts.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:8545",
        "ftp://host/",
        "https://",
        "https://user:pa55@host/",
        "https://host/#x",
        "http://ho st/"
      })
  void takesNoOtherAddress(String url) {
    var refused = assertThrows(RefusedException.class, () -> NodeUrl.parse(url, "gateway.nodeUrl"));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
    assertTrue(refused.sentence().contains("gateway.nodeUrl"), refused.sentence());
    assertFalse(refused.sentence().contains("pa55"), refused.sentence());
  }

  @Test
  void showsNothingOfAnAddressButItsHost() {
    assertEquals("host", NodeUrl.parse("https://host:1/v3/key", "x").toString());
  }
}
