package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.Optional;

/// Changes accounts (protocol.md §3): have the new row made, which the enclave opens once before it
/// gives it out, put it in the place of the one that was read, read it back consistently, and have
/// the enclave open what was read. Wherever this is interrupted, the row that is there opens; it is
/// the old one or the new one, and `account show` tells by its version which.
public final class AccountChanges {
  private final PinnedAccounts rows;
  private final Accounts accounts;
  private final ChangeAccountUseCase enclave;
  private final AccountVerification verification;

  /// Composes the parts.
  public AccountChanges(
      PinnedAccounts rows,
      Accounts accounts,
      ChangeAccountUseCase enclave,
      AccountVerification verification) {
    this.rows = rows;
    this.accounts = accounts;
    this.enclave = enclave;
    this.verification = verification;
  }

  /// Makes `change` of the account named `name`.
  ///
  /// @param intent the operators' approvals; absent where the policy wants none
  /// @return the row that is there now
  /// @throws RefusedException as the enclave and the table refuse; with {@link
  ///   ErrorCode#ACCOUNT_CHANGED} if somebody else changed the row meanwhile
  public Account change(AccountName name, AccountChange change, Optional<DsseEnvelope> intent) {
    return change(rows.find(name).account(), change, intent);
  }

  /// The same of the row that somebody looked at: it is changed as it was then, or not at all.
  public Account change(Account old, AccountChange change, Optional<DsseEnvelope> intent) {
    var command = new ChangeAccountCommand(old, change, intent, Optional.empty());
    return switch (enclave.change(command)) {
      case ChangeAccountResult.Changed(var changed, _) -> keep(changed);
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  private Account keep(Account changed) {
    accounts.replace(changed);
    Account kept = rows.find(changed.name()).account();
    if (!kept.equals(changed)) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the table returns another row for '%s' than was written: find out who changed it"
              .formatted(changed.name()));
    }
    verification.verify(kept);
    return kept;
  }
}
