package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Optional;
import java.util.function.Function;

/// What this machine remembers: which address belongs to which name. A table that is not trusted
/// can then no longer exchange one account for another unseen.
public interface AddressPins {
  /// What was pinned for `name`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the pins cannot be
  ///   read
  Optional<Pin> find(AccountName name);

  /// Finds as {@link #find} does, in what is pinned now: for many names at a time, since the pins
  /// are read only once.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the pins cannot be
  ///   read
  Function<AccountName, Optional<Pin>> snapshot();

  /// Remembers `pin` for good before it returns; pinning its address again changes nothing.
  ///
  /// @throws RefusedException with {@link ErrorCode#ADDRESS_MISMATCH} if another address is pinned
  void pin(AccountName name, Pin pin);

  /// Compares `address` with the pin, where there is one.
  ///
  /// @throws RefusedException with {@link ErrorCode#ADDRESS_MISMATCH} if another address is pinned
  default Pinned compare(AccountName name, Address address) {
    Optional<Address> pinned = find(name).map(Pin::address);
    if (pinned.isPresent() && !pinned.get().equals(address)) {
      throw mismatch(name, pinned.get(), address);
    }
    return pinned.isPresent() ? Pinned.YES : Pinned.NOT_HERE;
  }

  /// The refusal of an address that differs from the pinned one.
  static RefusedException mismatch(AccountName name, Address pinned, Address found) {
    return new RefusedException(
        ErrorCode.ADDRESS_MISMATCH,
        "'%s' was pinned here with the address %s, but now has %s: do not use it, and find out who"
                .formatted(name, pinned, found)
            + " changed the table");
  }

  /// What the pins say of an address that does not contradict them.
  enum Pinned {
    /// It is the pinned one.
    YES,
    /// This machine has no pin for the name.
    NOT_HERE
  }
}
