package io.nitrowallet.parent.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND);

  private int taken(Pace pace, int attempts) {
    return (int) IntStream.range(0, attempts).filter(_ -> taken(pace)).count();
  }

  private static boolean taken(Pace pace) {
    try {
      pace.spend();
      return true;
    } catch (RefusedException e) {
      assertEquals(ErrorCode.RATE_LIMITED, e.code());
      return false;
    }
  }

  @Test
  void letsASecondsWorthThroughAtOnceAndThenNoMore() {
    Pace pace = Pace.of(10, clock::get);
    assertEquals(10, taken(pace, 50));
  }

  @Test
  void makesRoomAsTimePassesEvenWhereTheClockWrapsAround() {
    Pace pace = Pace.of(10, clock::get);
    assertEquals(10, taken(pace, 50));
    clock.addAndGet(SECOND / 10);
    assertEquals(1, taken(pace, 50));
    clock.addAndGet(SECOND / 2);
    assertEquals(5, taken(pace, 50));
  }

  @Test
  void savesNothingUpBeyondASecond() {
    Pace pace = Pace.of(10, clock::get);
    clock.addAndGet(100 * SECOND);
    assertEquals(10, taken(pace, 50));
  }

  @Test
  void countsEveryThreadsCalls() {
    Pace pace = Pace.of(1_000, clock::get);
    long count = IntStream.range(0, 5_000).parallel().filter(_ -> taken(pace)).count();
    assertEquals(1_000, count);
  }

  @Test
  void knowsNoLimitWhereNoneIsSet() {
    assertEquals(10_000, taken(Pace.unlimited(), 10_000));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE})
  void refusesAnotherNumber(long perSecond) {
    var refusal = assertThrows(RefusedException.class, () -> Pace.of(perSecond));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }
}
