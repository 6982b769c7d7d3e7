package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.AllowanceCall;
import io.nitrowallet.domain.calldata.AllowanceCall.Approval;
import io.nitrowallet.domain.calldata.AllowanceCall.Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.ApproveAll;
import io.nitrowallet.domain.calldata.AllowanceCall.DecreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.IncreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Permit;
import java.math.BigInteger;

/// Who may move tokens from now on.
final class AllowanceDraft {
  static final String UNLIMITED =
      "The allowance is unlimited: the spender can take all of this token, also what comes later.";

  private static final int WIDTH = 256;

  private AllowanceDraft() {}

  /// @param contract what is called
  static Draft of(AllowanceCall call, Address contract) {
    return switch (call) {
      case Approve(var spender, var amountOrId) -> approve(spender, amountOrId, contract);
      case IncreaseAllowance(var spender, var added) ->
          approval("Let %s move more of token %s".formatted(spender, contract), contract, spender)
              .line("Added", Amounts.allowance(added, WIDTH))
              .warnIf(Amounts.isUnlimited(added, WIDTH), UNLIMITED);
      case DecreaseAllowance(var spender, var subtracted) ->
          approval("Let %s move less of token %s".formatted(spender, contract), contract, spender)
              .line("Subtracted", Amounts.units(subtracted));
      case ApproveAll(var operator, var approval) -> approveAll(operator, approval, contract);
      case Permit(var owner, var spender, var amount, var deadline) ->
          approval(
                  "Hand in %s's permit for %s to move token %s".formatted(owner, spender, contract),
                  contract,
                  spender)
              .line("Owner", owner)
              .line("Allowance", Amounts.allowance(amount, WIDTH))
              .line("Permit ends", Amounts.time(deadline))
              .warnIf(Amounts.isUnlimited(amount, WIDTH), UNLIMITED);
      case Permit2Approve allowance ->
          permit2(
              "Let %s move token %s".formatted(allowance.spender(), allowance.token()),
              allowance,
              contract);
      case Permit2Permit(var owner, var allowance) ->
          permit2(
                  "Hand in %s's permit for %s to move token %s"
                      .formatted(owner, allowance.spender(), allowance.token()),
                  allowance,
                  contract)
              .line("Owner", owner);
    };
  }

  private static Draft approve(Address spender, BigInteger amountOrId, Address contract) {
    String headline =
        Amounts.isUnlimited(amountOrId, WIDTH)
            ? "Let %s move token %s without limit"
            : "Let %s move token %s";
    return approval(headline.formatted(spender, contract), contract, spender)
        .line("Allowance (ERC-20)", Amounts.allowance(amountOrId, WIDTH))
        .line("Or token ID (ERC-721)", amountOrId)
        .warnIf(Amounts.isUnlimited(amountOrId, WIDTH), UNLIMITED);
  }

  private static Draft approveAll(Address operator, Approval approval, Address contract) {
    boolean granted = approval == Approval.GRANTED;
    String headline =
        granted ? "Let %s move every token of %s" : "Let %s move tokens of %s no more";
    return approval(headline.formatted(operator, contract), contract, operator)
        .line("Allowance", granted ? "unlimited: every token, also of later" : "none")
        .warnIf(
            granted, "The operator can take every token of this contract, also what comes later.");
  }

  private static Draft permit2(String headline, Permit2Approve allowance, Address contract) {
    return approval(headline, allowance.token(), allowance.spender())
        .line("Allowance", Amounts.allowance(allowance.amount(), Permit2.BITS))
        .line("Allowance ends", Amounts.time(allowance.expiration()))
        .line("By way of", contract)
        .warnIf(Amounts.isUnlimited(allowance.amount(), Permit2.BITS), UNLIMITED)
        .warnIf(!contract.equals(Permit2.ADDRESS), Permit2.ANOTHER_ADDRESS);
  }

  private static Draft approval(String headline, Address token, Address spender) {
    return Draft.of(SummaryKind.TOKEN_APPROVAL, headline)
        .line("Token contract", token)
        .line("Spender", spender);
  }
}
