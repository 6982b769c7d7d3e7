package io.nitrowallet.domain.port.in;

/// Tells whether an enclave serves, and what it has done so far.
@FunctionalInterface
public interface CheckHealthUseCase {
  /// Needs no credentials and calls nobody.
  CheckHealthResult check();
}
