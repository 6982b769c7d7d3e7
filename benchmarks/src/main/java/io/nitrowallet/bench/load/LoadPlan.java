package io.nitrowallet.bench.load;

import java.time.Duration;

/// What is done.
///
/// @param clients that ask at a time, each its next request as soon as the last was answered
/// @param enclaves behind the gateway
/// @param warmUp how long requests are made before they are measured
/// @param measured for how long they are
/// @param killOne whether the last enclave is killed when half of that time is over
record LoadPlan(int clients, int enclaves, Duration warmUp, Duration measured, boolean killOne) {
  LoadPlan {
    if (clients < 1 || warmUp.isNegative() || !measured.isPositive()) {
      throw new IllegalArgumentException("a load has at least one client, and some time");
    }
    if (killOne && enclaves < 2) {
      throw new IllegalArgumentException("to kill one enclave takes another: give --enclaves 2");
    }
  }

  @Override
  public String toString() {
    return "%s clients, %s s after %s s of warm-up, %s %s%s"
        .formatted(
            clients,
            measured.toSeconds(),
            warmUp.toSeconds(),
            enclaves,
            enclaves == 1 ? "enclave" : "enclaves",
            killOne ? ", one killed after %s s".formatted(measured.toSeconds() / 2) : "");
  }
}
