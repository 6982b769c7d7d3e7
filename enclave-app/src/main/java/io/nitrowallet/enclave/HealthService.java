package io.nitrowallet.enclave;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import java.time.Duration;
import java.util.List;

/// Tells that this enclave serves, whatever its clocks say. Holds nothing secret.
final class HealthService implements CheckHealthUseCase {
  private static final List<Integer> PROTOCOLS = List.of(1);

  private final EnclaveIdentity identity;
  private final Counters counters;
  private final long startedNanos = System.nanoTime();

  HealthService(EnclaveIdentity identity, Counters counters) {
    this.identity = identity;
    this.counters = counters;
  }

  @Override
  public CheckHealthResult check() {
    return new Healthy(
        EnclaveVersion.CURRENT,
        PROTOCOLS,
        identity.fingerprint(),
        Duration.ofNanos(System.nanoTime() - startedNanos),
        counters.snapshot());
  }
}
