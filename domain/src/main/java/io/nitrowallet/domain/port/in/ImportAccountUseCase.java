package io.nitrowallet.domain.port.in;

/// Makes an account of a private key that exists already. Its birth certificate says so for good.
@FunctionalInterface
public interface ImportAccountUseCase {
  /// Opens, compares with the address, seals and certifies. Keeping the row is the caller's part.
  ImportAccountResult importAccount(ImportAccountCommand command);
}
