package io.nitrowallet.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoadReportTest {
  private static final LoadPlan PLAN =
      new LoadPlan(64, 2, Duration.ofSeconds(5), Duration.ofSeconds(60), true);

  private final Tally tally = new Tally();
  private final Tally after = new Tally();

  private LoadReport report(long foreign) {
    var cpu = new LinkedHashMap<>(Map.of("gateway", Duration.ofSeconds(6)));
    return new LoadReport(
        PLAN, new LoadReport.Measured(tally, after, Duration.ofSeconds(60), cpu, "0.5"), foreign);
  }

  private static Answer signed(int nonce) {
    return new Answer.Signed(nonce, Bytes.EMPTY);
  }

  @Test
  void givesRateLatenciesAndEachProcessesShare() {
    for (int i = 1; i <= 120; i++) {
      tally.add(signed(i), Duration.ofMillis(i));
    }
    String text = report(0).text();
    assertTrue(
        text.startsWith(
            "64 clients, 60 s after 5 s of warm-up, 2 enclaves, one killed after 30 s\n"),
        text);
    assertTrue(text.matches("(?s).*signatures/s +2\\.0\n.*"), text);
    assertTrue(text.contains("p50 60 ms, p99 119 ms, longest 120 ms"), text);
    assertTrue(text.matches("(?s).*errors +0\n.*"), text);
    double share = 100.0 * 6 / 60 / Runtime.getRuntime().availableProcessors();
    String expected = String.format(Locale.ROOT, "gateway +%.1f %% +50\\.00 ms", share);
    assertTrue(Pattern.compile(expected).matcher(text).find(), text);
  }

  @Test
  void isCleanOnlyIfEveryRequestWasAnsweredWithWhatWasAskedFor() {
    tally.add(signed(1), Duration.ofMillis(1));
    assertTrue(report(0).isClean());
    assertFalse(report(1).isClean());
    after.add(new Answer.Failed("UNAVAILABLE"), Duration.ofMillis(1));
    assertFalse(report(0).isClean(), "a request that ended late counts, too");
  }

  @Test
  void failuresAreCountedByKindAndAreNoSignatures() {
    tally.add(new Answer.Failed("BUSY"), Duration.ofSeconds(15));
    tally.add(new Answer.Failed("BUSY"), Duration.ofSeconds(15));
    assertEquals(Map.of("BUSY", 2), tally.failures());
    assertEquals(0, tally.count());
    assertEquals(Duration.ZERO, tally.within(0.99));
    assertTrue(report(0).text().contains("2 {BUSY=2}"), report(0).text());
  }

  @Test
  void theOnlyEnclaveIsNotKilled() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoadPlan(64, 1, Duration.ZERO, Duration.ofSeconds(60), true));
  }
}
