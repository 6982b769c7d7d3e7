package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.ethereum.Signable;

/// Asks for a signature.
///
/// @param account the account's row, as the table holds it
public record SignCommand(Account account, Signable signable) {}
