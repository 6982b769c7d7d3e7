package io.nitrowallet.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs single benchmarks, each in a fresh JVM with the optimising compiler that the launcher's own
/// JVM does without.
final class Jmh {
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// A local request that takes longer is stuck.
  private static final TimeValue TIMEOUT = TimeValue.seconds(60);

  private final Effort effort;
  private final OutputFormat output;

  /// Tells `output` what JMH tells.
  Jmh(Effort effort, OutputFormat output) {
    this.effort = effort;
    this.output = output;
  }

  /// Measures one method of `benchmark`.
  ///
  /// @param jvmOptions for its JVM, beside the usual ones
  /// @throws RunnerException if it fails, or another JMH is running on this machine
  Measurement measure(Class<?> benchmark, String method, int threads, String... jvmOptions)
      throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
            .forks(1)
            .threads(threads)
            .timeout(TIMEOUT)
            .shouldFailOnError(true)
            .jvmArgs(JVM_OPTIONS.toArray(String[]::new))
            .jvmArgsAppend(jvmOptions);
    var result = new Runner(effort.apply(options).build(), output).runSingle();
    Result<?> primary = result.getPrimaryResult();
    Map<String, Double> counters = new HashMap<>();
    result.getSecondaryResults().forEach((name, each) -> counters.put(name, each.getScore()));
    return new Measurement(primary.getScore(), primary.getScoreError(), counters);
  }
}
