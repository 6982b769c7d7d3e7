package io.nitrowallet.vsock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.event.EnclaveEvent;
import io.nitrowallet.vsock.event.EnclaveEvent.Answered;
import io.nitrowallet.vsock.event.EnclaveEvent.Fault;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AnswersTest {
  private static final int MAX_BYTES = 512 * 1024;

  private final RequestId id = RequestId.make();
  private final Bytes health = RequestCodec.encode(id, new EnclaveRequest.Health());
  private final ParsingTurns oneTurn = new ParsingTurns(1, Duration.ofMillis(200));
  private final CountDownLatch entered = new CountDownLatch(3);
  private final CountDownLatch released = new CountDownLatch(1);

  private boolean isReleased() {
    try {
      entered.countDown();
      return released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void saysThatItIsBusyWhereNoTurnToReadComes() throws InterruptedException {
    Answers answers = new Answers(Fixtures::honest, MAX_BYTES, oneTurn, _ -> {});
    CountDownLatch taken = new CountDownLatch(1);
    Thread reading =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                oneTurn.inTurn(() -> {
                  taken.countDown();
                  return isReleased();
                }));
    assertTrue(taken.await(10, TimeUnit.SECONDS));
    assertEquals(ErrorCode.BUSY, refusal(answers.answer(health)).code());
    released.countDown();
    reading.join();
    assertInstanceOf(EnclaveReply.Healthy.class, ReplyCodec.decode(answers.answer(health), id));
  }

  @Test
  void readsOnWhileRequestsAreBeingServed() throws InterruptedException {
    Answers answers =
        new Answers(
            request -> {
              assertTrue(isReleased());
              return Fixtures.honest(request);
            },
            MAX_BYTES,
            oneTurn,
            _ -> {});
    for (int i = 0; i < 3; i++) {
      Thread _ = Thread.ofPlatform().daemon().start(() -> answers.answer(health));
    }
    assertTrue(entered.await(10, TimeUnit.SECONDS), "three are served with one turn to read");
    released.countDown();
  }

  private List<EnclaveEvent> events(RequestHandler handler, Bytes payload) {
    List<EnclaveEvent> events = new ArrayList<>();
    Bytes _ = new Answers(handler, MAX_BYTES, oneTurn, events::add).answer(payload);
    return events;
  }

  private static Answered withoutDuration(EnclaveEvent event) {
    Answered answered = assertInstanceOf(Answered.class, event);
    return new Answered(
        answered.operation(), answered.requestId(), answered.refusal(), Duration.ZERO);
  }

  @Test
  void recordsEachAnswer() {
    List<EnclaveEvent> done = events(Fixtures::honest, health);
    assertEquals(1, done.size());
    assertEquals(
        new Answered("health", id, Optional.empty(), Duration.ZERO),
        withoutDuration(done.getFirst()));

    List<EnclaveEvent> refused =
        events(
            _ -> {
              throw new RefusedException(ErrorCode.NSM_FAILED, "it failed");
            },
            health);
    assertEquals(1, refused.size());
    assertEquals(
        new Answered("health", id, Optional.of(ErrorCode.NSM_FAILED), Duration.ZERO),
        withoutDuration(refused.getFirst()));
  }

  @Test
  void recordsAFaultWithTheRequestThatMetIt() {
    List<EnclaveEvent> events =
        events(
            _ -> {
              throw new IllegalStateException("a defect");
            },
            health);
    assertEquals(2, events.size());
    Fault fault = assertInstanceOf(Fault.class, events.getFirst());
    assertEquals(Optional.of(id), fault.requestId());
    assertEquals(
        new Answered("health", id, Optional.of(ErrorCode.INTERNAL), Duration.ZERO),
        withoutDuration(events.getLast()));
  }

  /// Whatever a caller sends, and where: root on the parent reads events, and callers' credentials
  /// are not its business.
  @Test
  void recordsNothingThatWasSentButAProperRequestId() {
    String secret = "SECRET.EXAMPLE";
    for (String payload :
        List.of(
            secret,
            "{\"apiRequest\":\"%s\"}".formatted(secret),
            "{\"%s\":1}".formatted(secret),
            "{\"apiRequest\":\"health\",\"requestId\":\"not %s\"}".formatted(secret),
            "{\"apiRequest\":\"attest\",\"nonce\":\"%s\"}".formatted(secret),
            """
            {"apiRequest":"verifyAccount","account":"%1$s","credential":{\
            "aws_access_key_id":"%1$s","aws_secret_access_key":"%1$s","aws_session_token":"%1$s"}}\
            """
                .formatted(secret))) {
      List<EnclaveEvent> events =
          events(Fixtures::honest, Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)));
      assertEquals(1, events.size(), payload);
      assertFalse(events.toString().contains(secret), events::toString);
    }
  }

  private EnclaveReply.Refusal refusal(Bytes reply) {
    return assertInstanceOf(EnclaveReply.Refusal.class, ReplyCodec.decode(reply, id));
  }
}
