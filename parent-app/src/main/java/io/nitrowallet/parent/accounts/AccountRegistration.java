package io.nitrowallet.parent.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Accounts;

/// Brings an account into being (protocol.md §3): generate, check the birth certificate, keep the
/// row if its name is free, read it back consistently, have the enclave open what was read, pin the
/// address. Only then does anybody see it, so that wherever this is interrupted, no address was
/// shown whose row is missing or does not open.
///
/// Against a parent that lies, the certificate proves the address, and nothing yet proves that the
/// ciphertext opens: the reply to `verifyAccount` is not signed (threat-model.md).
public final class AccountRegistration {
  private final GenerateAccountUseCase enclave;
  private final BirthInspection births;
  private final Accounts accounts;
  private final AccountVerification verification;
  private final AddressPins pins;

  /// @param enclave makes the account; its answer may come from anybody
  public AccountRegistration(
      GenerateAccountUseCase enclave,
      BirthInspection births,
      Accounts accounts,
      AccountVerification verification,
      AddressPins pins) {
    this.enclave = enclave;
    this.births = births;
    this.accounts = accounts;
    this.verification = verification;
    this.pins = pins;
  }

  /// Registers one account.
  ///
  /// @param command with a fresh nonce
  /// @throws RefusedException as the enclave and the table refuse; with {@link
  ///   ErrorCode#BIRTH_CERTIFICATE_REFUSED} if the answer is not what was asked for
  public Registered register(GenerateAccountCommand command) {
    if (command.nonce().isEmpty()) {
      throw new IllegalArgumentException("a requester draws a nonce");
    }
    births.requireExpectations();
    requireUnpinned(command.name());
    Account born = generate(command);
    EnclaveIdentity birthplace = births.inspect(command, born);
    accounts.insert(born);
    Account kept = readBack(born);
    verification.verify(kept);
    pins.pin(kept.name(), kept.address());
    return new Registered(kept, birthplace);
  }

  private void requireUnpinned(AccountName name) {
    if (pins.find(name).isPresent()) {
      throw new RefusedException(
          ErrorCode.ACCOUNT_EXISTS,
          "an account named '%s' was pinned on this machine before: choose another name"
              .formatted(name));
    }
  }

  private Account generate(GenerateAccountCommand command) {
    return switch (enclave.generate(command)) {
      case Generated(var account) -> account;
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  private Account readBack(Account born) {
    Account kept =
        accounts
            .find(born.name())
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.UNAVAILABLE,
                    "the row of '%s' was written but is not there: the account is not usable"
                        .formatted(born.name())));
    if (!kept.equals(born)) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the table returns another row for '%s' than was written: find out who changed it"
              .formatted(born.name()));
    }
    return kept;
  }

  /// An account whose address may be shown.
  ///
  /// @param birthplace the enclave life that made it
  public record Registered(Account account, EnclaveIdentity birthplace) {}
}
