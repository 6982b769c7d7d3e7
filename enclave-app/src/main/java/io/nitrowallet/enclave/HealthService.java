package io.nitrowallet.enclave;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.out.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells that this enclave serves. Holds nothing secret.
final class HealthService implements CheckHealthUseCase {
  private static final List<Integer> PROTOCOLS = List.of(1);

  private final EnclaveIdentity identity;
  private final TimeSource time;
  private final Counters counters;
  private final Instant started;

  HealthService(EnclaveIdentity identity, TimeSource time, Counters counters) {
    this.identity = identity;
    this.time = time;
    this.counters = counters;
    this.started = time.now();
  }

  @Override
  public CheckHealthResult check() {
    return new Healthy(
        EnclaveVersion.CURRENT,
        PROTOCOLS,
        identity.fingerprint(),
        Duration.between(started, time.now()),
        counters.snapshot());
  }
}
