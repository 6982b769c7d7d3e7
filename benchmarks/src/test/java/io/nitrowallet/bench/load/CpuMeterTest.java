package io.nitrowallet.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CpuMeterTest {
  private final Map<String, ProcessHandle> processes =
      new HashMap<>(Map.of("this", ProcessHandle.current()));

  /// The kernel counts in hundredths of a second.
  private static void work() {
    Duration start = used();
    long turns = 0;
    while (used().minus(start).toMillis() < 200) {
      turns++;
    }
    assertTrue(turns > 0);
  }

  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  @Test
  void countsWhatIsUsedBetweenTwoLooks() {
    CpuMeter meter = new CpuMeter(() -> processes);
    assertEquals(Map.of("this", Duration.ZERO), meter.used());
    work();
    meter.look();
    assertTrue(
        meter.used().getOrDefault("this", Duration.ZERO).toMillis() >= 190, meter.used()::toString);
  }

  @Test
  void keepsWhatAProcessUsedThatIsGone() {
    CpuMeter meter = new CpuMeter(() -> processes);
    work();
    meter.look();
    var before = Map.copyOf(meter.used());
    processes.clear();
    work();
    meter.look();
    assertEquals(before, meter.used());
  }
}
