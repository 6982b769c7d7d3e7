package io.nitrowallet.image.content;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What a step takes of the heap.
public final class Allocations {
  private static final long MAX_BYTES = 1 << 20;

  private Allocations() {}

  /// Runs `step`, which must not allocate over 1 MiB in all.
  public static void assertBounded(Runnable step) {
    step.run(); // classes are loaded once
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    step.run();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MAX_BYTES, () -> allocated + " bytes were allocated");
  }
}
