package io.nitrowallet.vsock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestId;
import java.time.Duration;
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
    Answers answers = new Answers(Fixtures::honest, MAX_BYTES, oneTurn);
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
            oneTurn);
    for (int i = 0; i < 3; i++) {
      Thread _ = Thread.ofPlatform().daemon().start(() -> answers.answer(health));
    }
    assertTrue(entered.await(10, TimeUnit.SECONDS), "three are served with one turn to read");
    released.countDown();
  }

  private EnclaveReply.Refusal refusal(Bytes reply) {
    return assertInstanceOf(EnclaveReply.Refusal.class, ReplyCodec.decode(reply, id));
  }
}
