package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.AccountCall;
import io.nitrowallet.domain.calldata.AccountCall.Execution;
import io.nitrowallet.domain.calldata.AccountCall.Operation;
import io.nitrowallet.domain.calldata.AccountCall.Refund;
import io.nitrowallet.domain.calldata.AccountCall.SafeExecution;
import io.nitrowallet.domain.calldata.Call.Inner;
import java.util.List;

/// Calls that smart accounts make.
final class AccountDraft {
  private static final int MAX_CALLS = 16;

  private AccountDraft() {}

  /// @param account the smart account that is called
  static Draft of(AccountCall call, Address account, int depth) {
    return switch (call) {
      case SafeExecution(var inner, var operation, var refund) ->
          safe("Have the Safe %s carry out a transaction".formatted(account), depth, inner)
              .include(operation(operation))
              .include(refund(refund))
              .fact("Safe", account);
      case Execution(var calls) -> execution(calls, account, depth);
    };
  }

  /// What a Safe does, under `headline`.
  static Draft safe(String headline, int depth, Inner inner) {
    return Draft.of(SummaryKind.SAFE_TRANSACTION, headline)
        .include("Call", CallDraft.of(inner, depth + 1));
  }

  static Draft operation(Operation operation) {
    Draft lines = Draft.of(SummaryKind.SAFE_TRANSACTION, "");
    return switch (operation) {
      case CALL -> lines.fact("Operation", "call");
      case DELEGATE_CALL ->
          lines
              .fact("Operation", "DELEGATECALL")
              .warn(
                  "The called contract's code runs in the Safe's own place: it can take all it"
                      + " holds and replace its owners.");
    };
  }

  static Draft refund(Refund refund) {
    Draft lines = Draft.of(SummaryKind.SAFE_TRANSACTION, "");
    if (refund.gasPrice().signum() == 0) {
      return lines;
    }
    return lines
        .fact("Refund per gas", refund.gasPrice())
        .fact("Refund's base gas", refund.baseGas())
        .fact("Refund's token", refund.gasToken())
        .fact("Refund's receiver", refund.receiver())
        .warn("The Safe pays a refund for gas: its price is whatever stands there.");
  }

  private static Draft execution(List<Inner> calls, Address account, int depth) {
    Draft draft =
        Draft.of(
            SummaryKind.ACCOUNT_EXECUTION,
            "Have the account %s make %s calls".formatted(account, calls.size()));
    draft.line("Account", account);
    for (int i = 0; i < Math.min(MAX_CALLS, calls.size()); i++) {
      draft.include("Call " + (i + 1), CallDraft.of(calls.get(i), depth + 1));
    }
    return draft.warnIf(
        calls.size() > MAX_CALLS, "There are more calls than the %s shown.".formatted(MAX_CALLS));
  }
}
