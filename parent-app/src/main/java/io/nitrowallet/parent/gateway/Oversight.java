package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.parent.gateway.health.HealthChecks;
import io.nitrowallet.parent.gateway.health.Remembered;
import io.nitrowallet.parent.gateway.metrics.EnclaveCounters;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What tells how the gateway is doing.
public record Oversight(GatewayMetrics metrics, HealthChecks health) {
  /// Strangers may ask for health: so often at most it is passed on.
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// Over what every signature takes: one of the enclaves, and the table.
  public static Oversight of(
      GatewayMetrics metrics, List<EnclaveVoice> enclaves, Accounts accounts) {
    SequencedMap<String, Remembered<CheckHealthResult>> health = new LinkedHashMap<>();
    enclaves.forEach(
        enclave -> health.put(enclave.name(), new Remembered<>(enclave.health()::check, FRESH)));
    var table = new Remembered<Accounts.Page>(() -> accounts.list(1, Optional.empty()), FRESH);
    var checks =
        new HealthChecks()
            .with("enclave", () -> health.values().stream().anyMatch(Oversight::isHealthy))
            .with("table", () -> table.get().isPresent());
    return new Oversight(metrics.with(new EnclaveCounters(health)), checks);
  }

  private static boolean isHealthy(Remembered<CheckHealthResult> enclave) {
    return enclave.get().filter(CheckHealthResult.Healthy.class::isInstance).isPresent();
  }
}
