package io.nitrowallet.aws.attestation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/// What judging one document may cost, whoever made it: 50 ms of the thread's own processor time
/// and 16 MiB of memory. Other load does not count, and a call that was unlucky is tried again.
final class Budget {
  private static final Duration TIME = Duration.ofMillis(50);
  private static final long MEMORY = 16L << 20;
  static final int TRIES = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Budget() {}

  /// The verdict, which must have been affordable.
  ///
  /// @param judge asked again, if it was too slow
  static AttestationVerdict within(Supplier<AttestationVerdict> judge) {
    long best = Long.MAX_VALUE;
    for (int attempt = 1; ; attempt++) {
      long memory = THREADS.getCurrentThreadAllocatedBytes();
      long time = THREADS.getCurrentThreadCpuTime();
      AttestationVerdict verdict = judge.get();
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - time);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - memory;
      assertTrue(allocated < MEMORY, () -> "allocated " + allocated + " bytes");
      if (best < TIME.toNanos()) {
        return verdict;
      }
      assertTrue(attempt < TRIES, "took more than " + TIME.toMillis() + " ms of processor time");
    }
  }
}
