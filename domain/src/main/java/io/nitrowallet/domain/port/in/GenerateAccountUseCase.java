package io.nitrowallet.domain.port.in;

/// Makes a new account whose private key never leaves the enclave.
@FunctionalInterface
public interface GenerateAccountUseCase {
  /// Generates, seals and certifies. Keeping the row is the caller's part.
  GenerateAccountResult generate(GenerateAccountCommand command);
}
