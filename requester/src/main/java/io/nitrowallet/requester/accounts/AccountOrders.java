package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Writes orders for new accounts, each with a fresh nonce.
public final class AccountOrders {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Entropy entropy;
  private final TimeSource time;

  /// @param entropy for nonces and the names of accounts that were given none
  public AccountOrders(Entropy entropy, TimeSource time) {
    this.entropy = entropy;
    this.time = time;
  }

  /// An order; without a `name` the account is called `account-<UTC time>-<4 hex digits>`.
  public GenerateAccountCommand order(
      Optional<AccountName> name, Optional<String> keyId, Optional<PolicyText> policy) {
    return new GenerateAccountCommand(
        name.orElseGet(this::nameOfNow),
        keyId,
        policy,
        Optional.of(entropy.draw(GenerateAccountCommand.NONCE_LENGTH)));
  }

  private AccountName nameOfNow() {
    return new AccountName(
        "account-%s-%s".formatted(TIME.format(time.now()), entropy.draw(2).hex()));
  }
}
