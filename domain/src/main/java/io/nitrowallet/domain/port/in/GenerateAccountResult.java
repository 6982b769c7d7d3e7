package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;

/// What became of a {@link GenerateAccountCommand}.
public sealed interface GenerateAccountResult permits GenerateAccountResult.Generated, Refused {
  /// The account was made; nobody has kept its row yet.
  record Generated(Account account) implements GenerateAccountResult {}
}
