package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway as an HTTP server, whatever is asked for.
@Timeout(60)
class GatewayHttpTest {
  private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\"}";

  private static final String ENDED = "(ended)";

  private final GatewayStage stage = new GatewayStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static void assertProblem(HttpResponse<String> response, int status, ErrorCode code) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    var problem = GatewayStage.json(response);
    assertEquals(code.name(), problem.path("code").asString());
    assertEquals(status, problem.path("status").intValue());
    assertEquals(
        response.headers().firstValue("X-Request-Id").orElse(""),
        problem.path("requestId").asString());
  }

  /// What comes within three seconds of the last part, and `ENDED` if the connection ended.
  private String exchange(String... parts) throws IOException, InterruptedException {
    StringBuilder answer = new StringBuilder();
    try (Socket socket = stage.connect()) {
      socket.setSoTimeout(3_000);
      for (String part : parts) {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(parts.length > 1 ? 400 : 0);
      }
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        answer.append((char) next);
        next = socket.getInputStream().read();
      }
      return answer + ENDED;
    } catch (SocketTimeoutException e) {
      return answer.toString();
    } catch (SocketException e) {
      return answer + ENDED;
    }
  }

  private static String head(String host, int length) {
    return "POST / HTTP/1.1\r\nHost: "
        + host
        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json; charset=utf-16", "application/xml", "x"})
  void refusesAnotherContentType(String type) throws IOException, InterruptedException {
    var request =
        stage
            .request("/")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(CALL));
    assertProblem(stage.send(request), 415, ErrorCode.BAD_REQUEST);
  }

  @Test
  void refusesARequestWithoutAContentType() throws IOException, InterruptedException {
    var request = stage.request("/").POST(HttpRequest.BodyPublishers.ofString(CALL));
    assertProblem(stage.send(request), 415, ErrorCode.BAD_REQUEST);
  }

  @Test
  void takesJsonWhateverItsCharsetIsCalled() throws IOException, InterruptedException {
    var request =
        stage
            .request("/")
            .header("Content-Type", "Application/JSON; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(CALL));
    assertEquals(200, stage.send(request).statusCode());
  }

  @Test
  void asksNobodyWhoTheyAreWhereThereIsNoTokensFile() throws IOException, InterruptedException {
    var request =
        stage
            .request("/")
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic YTpi")
            .POST(HttpRequest.BodyPublishers.ofString(CALL));
    assertEquals(200, stage.send(request).statusCode());
  }

  @Test
  void refusesABodyOfTenMebibytes() throws IOException, InterruptedException {
    assertProblem(stage.post("/", " ".repeat(10 << 20)), 413, ErrorCode.BAD_REQUEST);
  }

  @Test
  void refusesAChunkedBodyOfTenMebibytes() throws IOException, InterruptedException {
    byte[] body = new byte[10 << 20];
    var request =
        stage
            .request("/")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertProblem(stage.send(request), 413, ErrorCode.BAD_REQUEST);
  }

  @Test
  void takesABodyOfFourMebibytes() throws IOException, InterruptedException {
    var response = stage.post("/", CALL + " ".repeat((4 << 20) - CALL.length()));
    assertEquals(200, response.statusCode());
    assertEquals("0x5", GatewayStage.json(response).path("result").asString());
  }

  @Test
  void endsAConnectionWhoseBodyStops() throws IOException, InterruptedException {
    String answer = exchange(head("localhost", CALL.length()) + CALL.substring(0, 10));
    assertEquals(ENDED, answer);
  }

  @Test
  void endsAConnectionWhoseBodyTricklesIn() throws IOException, InterruptedException {
    String answer = exchange(head("localhost", CALL.length()), "{", "\"", "j", "s", "o", "n", "r");
    assertEquals(ENDED, answer);
  }

  @Test
  void servesOthersMeanwhile() throws IOException, InterruptedException {
    try (Socket slow = stage.connect()) {
      slow.getOutputStream().write(head("localhost", 100).getBytes(StandardCharsets.US_ASCII));
      assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:9545, 200",
    "127.0.0.1:1, 200",
    "[::1]:9545, 200",
    "wallet.example, 403",
    "127.0.0.1.example:80, 403",
    "localhost.example, 403"
  })
  void answersOnlyToItsOwnNames(String host, int status) throws IOException, InterruptedException {
    String answer = exchange(head(host, CALL.length()) + CALL);
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertEquals(status == 200, answer.contains("0x5"), answer);
  }

  @Test
  void letsNoPageOfABrowserAskWithoutLeave() throws IOException, InterruptedException {
    var preflight =
        stage
            .request("/")
            .header("Origin", "https://page.example")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    var response = stage.send(preflight);
    assertEquals(405, response.statusCode());
    assertFalse(
        response.headers().map().keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control")));
  }

  @Test
  void saysWhatItDoesNotHave() throws IOException, InterruptedException {
    assertProblem(stage.get("/nothing"), 404, ErrorCode.UNKNOWN_REQUEST);
    assertProblem(stage.get("/"), 405, ErrorCode.UNKNOWN_REQUEST);
    assertProblem(stage.post("/upcheck", "{}"), 405, ErrorCode.UNKNOWN_REQUEST);
  }

  @Test
  void letsARunningRequestEndAndTakesNoNewOne() throws InterruptedException, ExecutionException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    stage.enclave(command -> {
      running.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return GatewayStage.honest(command);
    });
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_sign\",\"params\":[\"%s\",\"0x12\"]}"
            .formatted(GatewayStage.address(1));
    var answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return stage.post("/", body).body();
          } catch (IOException | InterruptedException e) {
            return e.toString();
          }
        });
    running.await();
    Thread drain = Thread.ofPlatform().start(stage.gateway::close);
    Thread.sleep(500);
    assertThrows(ConnectException.class, stage::connect);
    release.countDown();
    assertTrue(answer.get().contains("\"result\":\"0x"), answer.get());
    drain.join();
    stage.gateway.join();
  }

  @Test
  void doesNotShareItsPort() {
    int port = stage.gateway.uri().getPort();
    var taken =
        assertThrows(
            RefusedException.class,
            () ->
                Gateway.start(
                    Entrance.local(new ListenAddress(InetAddress.getLoopbackAddress(), port)),
                    stage.services(),
                    GatewayStage.LIMITS));
    assertEquals(ErrorCode.UNAVAILABLE, taken.code());
  }

  /// One at a time, and forty that wait for so long.
  private static GatewayLimits oneAtATime(Duration patience) {
    GatewayLimits limits = GatewayStage.LIMITS;
    return new GatewayLimits(limits.body(), patience, limits.drain(), 1, 40);
  }

  private static HttpResponse<String> sign(GatewayStage stage)
      throws IOException, InterruptedException {
    return stage.post(
        "/",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_sign\",\"params\":[\"%s\",\"0x01\"]}"
            .formatted(GatewayStage.address(1)));
  }

  @Test
  void requestsBeyondTheLimitWaitForTheirTurn() throws InterruptedException, ExecutionException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (GatewayStage narrow = new GatewayStage(oneAtATime(Duration.ofSeconds(30)));
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      narrow.enclave(command -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        LockSupport.parkNanos(5_000_000);
        running.decrementAndGet();
        return GatewayStage.honest(command);
      });
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        statuses.add(clients.submit(() -> sign(narrow).statusCode()));
      }
      for (Future<Integer> status : statuses) {
        assertEquals(200, status.get());
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void aRequestThatWaitsTooLongIsTurnedAway()
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (GatewayStage narrow = new GatewayStage(oneAtATime(Duration.ofMillis(500)));
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      narrow.enclave(command -> {
        inside.countDown();
        awaitUninterruptibly(release);
        return GatewayStage.honest(command);
      });
      Future<Integer> first = clients.submit(() -> sign(narrow).statusCode());
      inside.await();
      assertEquals(503, sign(narrow).statusCode());
      release.countDown();
      assertEquals(200, first.get());
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
