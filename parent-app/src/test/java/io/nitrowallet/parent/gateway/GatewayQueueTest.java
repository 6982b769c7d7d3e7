package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// More requests than are served at a time.
@Timeout(60)
class GatewayQueueTest {
  private static final GatewayLimits ONE_AND_ONE =
      new GatewayLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(20), 1, 1);
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_sign\",\"params\":[\"%s\",\"0x12\"]}"
          .formatted(GatewayStage.address(1));

  private final GatewayStage stage = new GatewayStage(ONE_AND_ONE);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    stage.close();
  }

  private SignResult slowly(SignCommand command) {
    running.countDown();
    try {
      release.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return GatewayStage.honest(command);
  }

  private Thread ask() {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            statuses.add(stage.post("/", CALL).statusCode());
          } catch (IOException | InterruptedException _) {
            statuses.add(-1);
          }
        });
  }

  @Test
  void letsSomeWaitAndTurnsTheRestAway() throws InterruptedException {
    stage.enclave(this::slowly);
    List<Thread> callers = new ArrayList<>(List.of(ask()));
    running.await();
    // Helidon looks whether there is room, and then queues: two that come at one time both find it.
    Optional<Integer> first = Optional.empty();
    while (first.isEmpty() && callers.size() < 10) {
      callers.add(ask());
      first = Optional.ofNullable(statuses.poll(1, TimeUnit.SECONDS));
    }
    assertEquals(Optional.of(503), first);
    release.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(Collections.nCopies(callers.size() - 1, 200), List.copyOf(statuses));
  }

  /// A stranger who announces a body that nobody reads would keep a place for as long as it likes.
  @ParameterizedTest
  @ValueSource(strings = {"GET /upcheck", "GET /metrics", "GET /nothing", "PUT /"})
  void waitsForNoBodyThatNobodyReads(String line) throws IOException, InterruptedException {
    try (Socket socket = stage.connect()) {
      String head = line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertEquals('H', socket.getInputStream().read());
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertEquals(200, stage.get("/upcheck").statusCode());
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "it waited");
      }
    }
  }
}
