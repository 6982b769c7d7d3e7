package io.nitrowallet.vsock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ParsingTurnsTest {
  private final CountDownLatch parsing = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);

  private boolean whenReleased() {
    try {
      parsing.countDown();
      return released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void refusesWhoWaitsTooLongForATurnAndGoesOnAfterwards() throws InterruptedException {
    ParsingTurns turns = new ParsingTurns(2, Duration.ofMillis(200));
    Thread first = Thread.ofPlatform().daemon().start(() -> turns.inTurn(this::whenReleased));
    Thread second = Thread.ofPlatform().daemon().start(() -> turns.inTurn(this::whenReleased));
    assertTrue(parsing.await(10, TimeUnit.SECONDS));
    RefusedException busy =
        assertThrows(RefusedException.class, () -> turns.inTurn(() -> "parsed at once"));
    assertEquals(ErrorCode.BUSY, busy.code());
    released.countDown();
    first.join();
    second.join();
    assertEquals("parsed", turns.inTurn(() -> "parsed"));
  }

  @Test
  void losesNoTurnToParsingThatFails() {
    ParsingTurns turns = new ParsingTurns(1, Duration.ofMillis(200));
    for (int i = 0; i < 3; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              turns.inTurn(() -> {
                throw new IllegalStateException("broken");
              }));
    }
    assertEquals("parsed", turns.inTurn(() -> "parsed"));
  }
}
