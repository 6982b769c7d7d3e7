package io.nitrowallet.bench.load;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What came of a load.
///
/// @param foreign how many transactions are not what was asked for, signed by the account
record LoadReport(LoadPlan plan, Measured measured, long foreign) {
  /// What was seen.
  ///
  /// @param tally answers within the measured time
  /// @param after answers to requests that ran when it was over
  /// @param cpu the processor time of each process
  /// @param load how many threads wanted a processor when it began, on average over a minute
  record Measured(
      Tally tally, Tally after, Duration took, SequencedMap<String, Duration> cpu, String load) {}

  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  /// Whether every request was answered with what was asked for.
  boolean isClean() {
    return foreign == 0 && failures() == 0;
  }

  private int failures() {
    return sum(measured.tally().failures()) + sum(measured.after().failures());
  }

  private static int sum(Map<String, Integer> failures) {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  String text() {
    Tally tally = measured.tally();
    StringBuilder text = new StringBuilder();
    text.append(plan).append('\n');
    line(text, "signatures/s", "%.1f", tally.count() / seconds(measured.took()));
    line(text, "signatures", "%d, of which not the account's: %d", tally.count(), foreign);
    line(
        text,
        "latency",
        "p50 %d ms, p99 %d ms, longest %d ms",
        tally.within(0.5).toMillis(),
        tally.within(0.99).toMillis(),
        tally.within(1).toMillis());
    line(text, "errors", "%d %s", failures(), tally.failures().isEmpty() ? "" : tally.failures());
    int processors = Runtime.getRuntime().availableProcessors();
    line(text, "machine", "%d processors, load before: %s", processors, measured.load());
    line(text, "processor time", "share of the machine, and for each signature");
    measured
        .cpu()
        .forEach((name, used) -> {
          double share = 100 * seconds(used) / (seconds(measured.took()) * processors);
          double each = tally.count() == 0 ? 0 : 1e3 * seconds(used) / tally.count();
          line(text, "  " + name, "%5.1f %%  %6.2f ms", share, each);
        });
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String label, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "  %-18s", label))
        .append(String.format(Locale.ROOT, format, values).stripTrailing())
        .append('\n');
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
