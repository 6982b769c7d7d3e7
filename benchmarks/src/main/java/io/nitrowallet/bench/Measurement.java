package io.nitrowallet.bench;

import java.util.Map;

/// One line's result.
///
/// @param perSecond operations
/// @param error half the 99.9 % confidence interval of `perSecond`; NaN where there are too few
///   iterations to tell
/// @param counters what auxiliary counters counted by the second
record Measurement(double perSecond, double error, Map<String, Double> counters) {
  Measurement {
    counters = Map.copyOf(counters);
  }

  /// The counter of nanoseconds named `name`, as a share of the time, 0 to 1.
  ///
  /// @throws IllegalStateException if nothing counted it
  double share(String name) {
    Double nanosBySecond = counters.get(name);
    if (nanosBySecond == null) {
      throw new IllegalStateException("nothing counted '" + name + "'");
    }
    return nanosBySecond / 1e9;
  }

  /// How long one operation takes.
  double millis() {
    return 1e3 / perSecond;
  }
}
