package io.nitrowallet.bench;

import java.time.Duration;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// How long is measured.
enum Effort {
  /// Enough to see that it works and what is roughly true.
  QUICK(2, 4, Duration.ofMillis(500), Duration.ofSeconds(4)),
  /// Enough to be quoted.
  FULL(5, 8, Duration.ofSeconds(1), Duration.ofSeconds(20));

  private final int warmUps;
  private final int measurements;
  private final Duration iteration;
  private final Duration stackWarmUp;

  Effort(int warmUps, int measurements, Duration iteration, Duration stackWarmUp) {
    this.warmUps = warmUps;
    this.measurements = measurements;
    this.iteration = iteration;
    this.stackWarmUp = stackWarmUp;
  }

  /// How long the stack's processes work before they are measured.
  Duration stackWarmUp() {
    return stackWarmUp;
  }

  /// Sets the iterations.
  ChainedOptionsBuilder apply(ChainedOptionsBuilder options) {
    TimeValue time = TimeValue.milliseconds(iteration.toMillis());
    return options
        .warmupIterations(warmUps)
        .warmupTime(time)
        .measurementIterations(measurements)
        .measurementTime(time);
  }

  @Override
  public String toString() {
    return String.join(
        " ",
        warmUps + " warm-up and " + measurements + " measured iterations of",
        iteration.toMillis() + " ms for each line, in a JVM of its own;",
        "errors are 99.9 % confidence intervals");
  }
}
