package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.AccountCall;
import io.nitrowallet.domain.calldata.AllowanceCall;
import io.nitrowallet.domain.calldata.Call;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.calldata.TokenCall;

/// What one account or contract asks of another.
final class CallDraft {
  /// How deep calls within calls are read.
  private static final int MAX_DEPTH = 3;

  private CallDraft() {}

  /// @param depth 0 for the call that is signed, one more for each that contains it
  static Draft of(Inner call, int depth) {
    Draft draft =
        switch (call.call()) {
          case Call.Empty _ -> payment(call);
          case Call.Unknown(var data) -> unknown(call, data);
          case Call.NotCanonical(var function, var data) ->
              unknown(call, data)
                  .warn(
                      "The data does not decode as %s, although it begins like it: it was not interpreted."
                          .formatted(function));
          case TokenCall token -> TokenDraft.of(token, call.to());
          case AllowanceCall allowance -> AllowanceDraft.of(allowance, call.to());
          case AccountCall account when depth < MAX_DEPTH ->
              AccountDraft.of(account, call.to(), depth);
          case AccountCall _ ->
              unknown(call, call.data()).warn("Calls nest deeper than is read here.");
        };
    boolean etherGoesAlong = call.value().signum() > 0 && call.data().length() > 0;
    if (etherGoesAlong) {
      draft
          .fact("Ether sent", Amounts.ether(call.value()))
          .warnIf(
              draft.kind() == SummaryKind.TOKEN_TRANSFER
                  || draft.kind() == SummaryKind.TOKEN_APPROVAL,
              "Ether goes along with a call about tokens, which none of these functions wants.");
    }
    return draft;
  }

  private static Draft payment(Inner call) {
    String amount = Amounts.ether(call.value());
    return Draft.of(SummaryKind.NATIVE_TRANSFER, "Send %s to %s".formatted(amount, call.to()))
        .line("Recipient", call.to())
        .line("Amount", amount)
        .warnIf(call.to().value().isZero(), TokenDraft.TO_NOBODY);
  }

  private static Draft unknown(Inner call, Bytes data) {
    Draft draft =
        Draft.of(SummaryKind.UNKNOWN_CALL, "Call an unknown function of " + call.to())
            .line("Contract", call.to());
    if (data.length() >= Call.SELECTOR_LENGTH) {
      draft.line("Selector", data.slice(0, Call.SELECTOR_LENGTH).hex0x());
    }
    return draft
        .line("Data", Untrusted.hex(data))
        .warn("What the called function does is not known here.");
  }
}
