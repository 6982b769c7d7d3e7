package io.nitrowallet.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Counts the processor time that the measuring thread gets in an iteration.
@AuxCounters
@State(Scope.Thread)
public class CpuTime {
  static final String NAME = "cpu";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Nanoseconds, which JMH reports by the second as it does operations.
  public long cpu;

  private long started;

  /// Starts counting.
  @Setup(Level.Iteration)
  public void start() {
    started = THREADS.getCurrentThreadCpuTime();
  }

  /// Ends counting.
  @TearDown(Level.Iteration)
  public void stop() {
    cpu = THREADS.getCurrentThreadCpuTime() - started;
  }
}
