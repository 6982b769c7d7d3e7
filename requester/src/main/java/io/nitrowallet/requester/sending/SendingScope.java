package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which accounts a gateway sends for. Two gateways that send for one account can give two
/// transactions one nonce, of which the one that pays more replaces the other; so each account has
/// one gateway.
///
/// @param accounts none where it sends for all
public record SendingScope(Set<Address> accounts) {
  /// Copies the set.
  public SendingScope {
    accounts = Set.copyOf(accounts);
  }

  /// Reads the setting: addresses; none for all accounts.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one is no address
  public static SendingScope of(Collection<String> entries) {
    Set<Address> accounts = new HashSet<>();
    for (String entry : entries) {
      try {
        accounts.add(Address.parse(entry));
      } catch (RefusedException e) {
        throw new RefusedException(
            ErrorCode.INVALID_CONFIGURATION, "'gateway.sendFor' holds addresses of accounts", e);
      }
    }
    return new SendingScope(accounts);
  }

  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN} if another gateway sends for
  ///   `account`
  void require(Address account) {
    if (!accounts.isEmpty() && !accounts.contains(account)) {
      throw new RefusedException(
          ErrorCode.FORBIDDEN,
          "this gateway does not send for this account: ask the one whose 'gateway.sendFor' has"
              + " it");
    }
  }
}
