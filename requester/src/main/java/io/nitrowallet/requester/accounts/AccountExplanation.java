package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.summary.Summary;
import java.util.function.Function;

/// Has the enclave say what a signature of an account of the table would do. Nothing is signed.
public final class AccountExplanation {
  private final PinnedAccounts accounts;
  private final ExplainUseCase enclave;

  /// Reads rows from `accounts`, has `enclave` explain.
  public AccountExplanation(PinnedAccounts accounts, ExplainUseCase enclave) {
    this.accounts = accounts;
    this.enclave = enclave;
  }

  /// Explains what `content` makes for the address of the account named `name`.
  ///
  /// @throws RefusedException as {@link PinnedAccounts#find}, `content` and the enclave refuse
  public <S extends Signable> ExplainedFor<S> explain(
      AccountName name, Function<Address, S> content) {
    PinnedAccounts.Found found = accounts.find(name);
    return explain(found, content.apply(found.account().address()));
  }

  /// Explains for an account that was found.
  ///
  /// @throws RefusedException as the enclave refuses
  public <S extends Signable> ExplainedFor<S> explain(PinnedAccounts.Found found, S signable) {
    return switch (enclave.explain(new ExplainCommand(found.account(), signable))) {
      case Explained(var summary, var decision, _) ->
          new ExplainedFor<>(found, signable, summary, decision);
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  /// What would be signed, in words, and what the policy would say.
  ///
  /// @param decision of the policy of the table's row, which nobody verified
  public record ExplainedFor<S extends Signable>(
      PinnedAccounts.Found found, S signable, Summary summary, Decision decision) {}
}
