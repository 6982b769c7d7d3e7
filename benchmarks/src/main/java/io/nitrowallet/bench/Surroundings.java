package io.nitrowallet.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What a result depends on beside the code.
record Surroundings(String jvm, int processors, String load) {
  /// As they are now.
  static Surroundings now() {
    return new Surroundings(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        Runtime.getRuntime().availableProcessors(),
        currentLoad());
  }

  /// The number of threads that wanted a processor, on average over the last minute.
  static String currentLoad() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  @Override
  public String toString() {
    return jvm + "; " + processors + " processors; load before the run: " + load;
  }
}
