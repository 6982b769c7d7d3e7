package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;

/// An enclave whose time is taken: from the request to its result, which was checked by then.
public final class TimedSigning implements SignUseCase {
  private final SignUseCase enclave;
  private final GatewayMetrics metrics;

  /// Measures `enclave`.
  public TimedSigning(SignUseCase enclave, GatewayMetrics metrics) {
    this.enclave = enclave;
    this.metrics = metrics;
  }

  @Override
  public SignResult sign(SignCommand command) {
    return metrics.measure(Step.ENCLAVE, () -> enclave.sign(command));
  }
}
