package io.nitrowallet.domain.port.in;

/// Proves that a row opens in this enclave to the private key of its address. Releases nothing.
@FunctionalInterface
public interface VerifyAccountUseCase {
  /// Unwraps, opens and compares the derived address with the row's.
  VerifyAccountResult verify(VerifyAccountCommand command);
}
