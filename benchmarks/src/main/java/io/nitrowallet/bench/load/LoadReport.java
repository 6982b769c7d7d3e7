package io.nitrowallet.bench.load;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What came of a load.
///
/// @param foreign how many transactions are not what was asked for, signed by the account
record LoadReport(LoadPlan plan, Measured measured, long foreign) {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

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
    StringBuilder text = new StringBuilder().append(plan).append('\n');
    line(text, "signatures/s", decimal(1, tally.count() / seconds(measured.took())));
    line(text, "signatures", "%s, not the account's: %s".formatted(tally.count(), foreign));
    line(text, "latency", latency(tally));
    line(text, "errors", failures() + (failures() == 0 ? "" : " " + tally.failures()));
    line(text, "machine", PROCESSORS + " processors, load before: " + measured.load());
    line(text, "processor time", "share of the machine, and for each signature");
    measured.cpu().forEach((name, used) -> line(text, "  " + name, share(used)));
    return text.toString().stripTrailing();
  }

  private static String latency(Tally tally) {
    return "p50 %s ms, p99 %s ms, longest %s ms"
        .formatted(
            tally.within(0.5).toMillis(),
            tally.within(0.99).toMillis(),
            tally.within(1).toMillis());
  }

  private String share(Duration used) {
    double share = 100 * seconds(used) / (seconds(measured.took()) * PROCESSORS);
    int signatures = measured.tally().count();
    double each = signatures == 0 ? 0 : 1e3 * seconds(used) / signatures;
    return "%6s %%  %7s ms".formatted(decimal(1, share), decimal(2, each));
  }

  private static String decimal(int digits, double value) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  %-18s%s\n".formatted(label, value));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
