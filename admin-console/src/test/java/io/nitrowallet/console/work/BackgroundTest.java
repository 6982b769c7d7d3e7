package io.nitrowallet.console.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
  private static final int SECONDS = 20;

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final List<String> done = new ArrayList<>();
  private final List<Fault> failed = new ArrayList<>();

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void handsTheResultToTheWindow() throws InterruptedException {
    Job job = background.run(() -> "result", done::add, failed::add);
    window.turn();
    assertEquals(List.of("result"), done);
    assertFalse(job.isRunning());
  }

  @Test
  void tellsARefusalByItsCodeAndSentence() throws InterruptedException {
    background.run(
        () -> {
          throw new RefusedException(ErrorCode.KMS_DENIED, "KMS refuses");
        },
        _ -> done.add("never"),
        failed::add);
    window.turn();
    assertEquals(List.of(new Fault(ErrorCode.KMS_DENIED, "KMS refuses", "KMS_DENIED")), failed);
    assertEquals(List.of(), done);
  }

  /// threat-model.md, secret leakage: a message that nobody wrote for people may hold anything.
  @Test
  void tellsNothingOfAnUnforeseenFailureButItsKind() throws InterruptedException {
    background.run(
        () -> {
          throw new IllegalStateException("passphrase hunter2");
        },
        _ -> done.add("never"),
        failed::add);
    window.turn();
    assertEquals(ErrorCode.INTERNAL, failed.getFirst().code());
    assertTrue(failed.getFirst().details().contains("IllegalStateException"));
    assertFalse(failed.getFirst().toString().contains("hunter2"));
  }

  @Test
  void interruptsWhatIsGivenUpAndTellsNobody() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Job job =
        background.run(
            () -> {
              begun.countDown();
              try {
                return waitInVain();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            },
            done::add,
            failed::add);
    assertTrue(begun.await(SECONDS, TimeUnit.SECONDS));
    job.cancel();
    assertTrue(interrupted.await(SECONDS, TimeUnit.SECONDS));
    window.turn();
    assertEquals(List.of(), done);
    assertEquals(List.of(), failed);
  }

  @Test
  void keepsTimeWhileEveryOtherThreadWaits() throws InterruptedException {
    for (int i = 0; i < 32; i++) {
      background.run(BackgroundTest::waitInVain, done::add, failed::add);
    }
    background.every(Duration.ofMillis(10), () -> done.add("tick"));
    window.turn();
    window.turn();
    assertEquals(List.of("tick", "tick"), done);
  }

  @Test
  void doesNothingMoreOnceItIsClosed() {
    background.close();
    assertFalse(background.run(() -> "late", done::add, failed::add).isRunning());
  }

  private static String waitInVain() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }
}
