package io.nitrowallet.requester.fleet;

import java.time.Duration;

/// What a fleet asks of its enclaves and of its callers' patience.
///
/// @param outstanding the most requests that one enclave is asked at a time
/// @param patience how long a request waits for an enclave that may be asked
/// @param probe the first pause before an enclave that failed is attested again; it doubles
/// @param probeAtMost the longest such pause
/// @param distrust the pause after an enclave that was refused: another image does not become the
///   right one by waiting
record FleetLimits(
    int outstanding, Duration patience, Duration probe, Duration probeAtMost, Duration distrust) {
  /// An enclave has a few processors: more than 16 requests at a time make none of them quicker,
  /// but their calls to KMS compete until they are late. What is more waits here, where it costs
  /// nothing.
  static final FleetLimits STANDARD =
      new FleetLimits(
          16,
          Duration.ofSeconds(15),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  /// The pause after `failures` in a row, at least one.
  Duration pauseAfter(int failures) {
    long factor = 1L << Math.min(failures - 1, 20);
    Duration pause = probe.multipliedBy(factor);
    return pause.compareTo(probeAtMost) < 0 ? pause : probeAtMost;
  }
}
