package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import java.util.Optional;

/// Rows of the table, compared with what this machine remembers of them.
public final class PinnedAccounts {
  private final Accounts accounts;
  private final AddressPins pins;

  /// Reads from `accounts`, compares with `pins`.
  public PinnedAccounts(Accounts accounts, AddressPins pins) {
    this.accounts = accounts;
    this.pins = pins;
  }

  /// The row named `name`.
  ///
  /// @throws RefusedException with {@link ErrorCode#ACCOUNT_NOT_FOUND} if there is none; with
  ///   {@link ErrorCode#ADDRESS_MISMATCH} if another address is pinned for it
  public Found find(AccountName name) {
    Account account = accounts.find(name).orElseThrow(() -> unknown(name));
    if (!account.name().equals(name)) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the table returns a row of another name for '%s'".formatted(name));
    }
    return compared(account);
  }

  /// The row of `address`.
  ///
  /// @throws RefusedException with {@link ErrorCode#ACCOUNT_NOT_FOUND} if there is none; with
  ///   {@link ErrorCode#ADDRESS_MISMATCH} if another address is pinned for its name
  public Found find(Address address) {
    Account account = accounts.findByAddress(address).orElseThrow(() -> unknown(address));
    if (!account.address().equals(address)) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the table returns a row of another address for %s".formatted(address.checksummed()));
    }
    return compared(account);
  }

  /// That no account is named so.
  public static RefusedException unknown(AccountName name) {
    return new RefusedException(
        ErrorCode.ACCOUNT_NOT_FOUND,
        "no account is named '%s': `account list` shows those there are".formatted(name));
  }

  /// That no account has this address.
  public static RefusedException unknown(Address address) {
    return new RefusedException(
        ErrorCode.ACCOUNT_NOT_FOUND,
        "no account has the address %s".formatted(address.checksummed()));
  }

  private Found compared(Account account) {
    Pinned pinned = pins.compare(account.name(), account.address());
    return new Found(account, pinned, pins.find(account.name()).map(Pin::origin));
  }

  /// A row that does not contradict the pins.
  ///
  /// @param origin what its birth certificate proved when it was pinned; absent without a pin
  public record Found(Account account, Pinned pinned, Optional<Origin> origin) {}
}
