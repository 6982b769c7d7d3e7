package io.nitrowallet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final long MILLISECOND = 1_000_000;

  private final Stopwatch watch = new Stopwatch();

  @Test
  void addsUpCallsUntilItIsAsked() {
    assertEquals("result", watch.time(StopwatchTest::slow));
    assertEquals("result", watch.time(StopwatchTest::slow));
    assertTrue(watch.takeNanos() >= 2 * MILLISECOND);
    assertEquals(0, watch.takeNanos());
  }

  @Test
  void countsACallThatFails() {
    Supplier<String> failing =
        () -> {
          slow();
          throw new IllegalStateException("planted");
        };
    assertThrows(IllegalStateException.class, () -> watch.time(failing));
    assertTrue(watch.takeNanos() >= MILLISECOND);
  }

  private static String slow() {
    long end = System.nanoTime() + MILLISECOND;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(MILLISECOND);
    }
    return "result";
  }
}
