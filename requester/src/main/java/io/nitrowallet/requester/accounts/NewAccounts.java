package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import java.util.function.Supplier;

/// Brings accounts into being (protocol.md §3): have one made, check its birth certificate, keep
/// the row if its name is free, read it back consistently, have the enclave open what was read, pin
/// the address. Only then does anybody see it, so that wherever this is interrupted, no address was
/// shown whose row is missing or does not open.
public final class NewAccounts {
  private final BirthInspection births;
  private final Accounts accounts;
  private final AccountVerification verification;
  private final AddressPins pins;

  /// Composes the parts.
  public NewAccounts(
      BirthInspection births,
      Accounts accounts,
      AccountVerification verification,
      AddressPins pins) {
    this.births = births;
    this.accounts = accounts;
    this.verification = verification;
    this.pins = pins;
  }

  /// Has `maker` make what `order` asks for, and registers it.
  ///
  /// @throws RefusedException as the maker, the enclave and the table refuse; with {@link
  ///   ErrorCode#BIRTH_CERTIFICATE_REFUSED} if what was made is not what was asked for
  Registered register(BirthOrder order, Supplier<Account> maker) {
    births.requireExpectations();
    requireUnpinned(order.name());
    Account born = maker.get();
    Birthplace birthplace = births.inspect(order, born);
    accounts.insert(born);
    Account kept = readBack(born);
    verification.verify(kept);
    pins.pin(kept.name(), new Pin(kept.address(), birthplace.origin()));
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
  /// @param birthplace the enclave life that made it, its origin, and the root that vouches for it
  public record Registered(Account account, Birthplace birthplace) {}
}
