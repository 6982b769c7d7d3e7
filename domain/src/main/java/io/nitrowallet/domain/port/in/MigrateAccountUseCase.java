package io.nitrowallet.domain.port.in;

/// Makes an account of the private key in a row of an earlier project. Its birth certificate says
/// so for good.
@FunctionalInterface
public interface MigrateAccountUseCase {
  /// Opens, compares with the address, seals and certifies. Keeping the row is the caller's part.
  MigrateAccountResult migrate(MigrateAccountCommand command);
}
