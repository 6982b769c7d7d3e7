package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.parent.gateway.health.HealthChecks;
import io.nitrowallet.parent.gateway.health.Remembered;
import io.nitrowallet.parent.gateway.metrics.EnclaveCounters;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import java.time.Duration;
import java.util.Optional;

/// What tells how the gateway is doing.
public record Oversight(GatewayMetrics metrics, HealthChecks health) {
  /// Strangers may ask for health: so often at most it is passed on.
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// Over the two that every signature takes.
  public static Oversight of(
      GatewayMetrics metrics, CheckHealthUseCase enclave, Accounts accounts) {
    var health = new Remembered<CheckHealthResult>(enclave::check, FRESH);
    var table = new Remembered<Accounts.Page>(() -> accounts.list(1, Optional.empty()), FRESH);
    var checks =
        new HealthChecks()
            .with(
                "enclave",
                () -> health.get().filter(CheckHealthResult.Healthy.class::isInstance).isPresent())
            .with("table", () -> table.get().isPresent());
    return new Oversight(metrics.with(new EnclaveCounters(health)), checks);
  }
}
