package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.TokenCall;
import io.nitrowallet.domain.calldata.TokenCall.Erc1155Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc20Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc721SafeTransfer;
import io.nitrowallet.domain.calldata.TokenCall.Permit2Transfer;
import io.nitrowallet.domain.calldata.TokenCall.TransferFrom;

/// Transfers of tokens.
final class TokenDraft {
  static final String TO_NOBODY = "The recipient is the zero address: nobody can use what it gets.";

  private TokenDraft() {}

  /// @param contract what is called
  static Draft of(TokenCall call, Address contract) {
    return switch (call) {
      case Erc20Transfer(var recipient, var amount) ->
          transfer(
                  "Transfer %s of token %s to %s"
                      .formatted(Amounts.units(amount), contract, recipient),
                  contract,
                  recipient)
              .line("Amount", Amounts.units(amount));
      case TransferFrom(var owner, var recipient, var amountOrId) ->
          transfer(
                  "Transfer token %s from %s to %s".formatted(contract, owner, recipient),
                  contract,
                  recipient)
              .line("Owner", owner)
              .line("Amount (ERC-20) or token ID (ERC-721)", amountOrId);
      case Erc721SafeTransfer(var owner, var recipient, var tokenId, var data) ->
          transfer(
                  "Transfer token ID %s of %s to %s".formatted(tokenId, contract, recipient),
                  contract,
                  recipient)
              .line("Owner", owner)
              .line("Token ID", tokenId)
              .line("Data for the recipient", Untrusted.hex(data));
      case Erc1155Transfer transfer -> multi(transfer, contract);
      case Permit2Transfer(var owner, var recipient, var amount, var token) ->
          transfer(
                  "Transfer %s of token %s to %s"
                      .formatted(Amounts.units(amount), token, recipient),
                  token,
                  recipient)
              .line("Owner", owner)
              .line("Amount", Amounts.units(amount))
              .line("By way of", contract)
              .warnIf(!contract.equals(Permit2.ADDRESS), Permit2.ANOTHER_ADDRESS);
    };
  }

  private static Draft multi(Erc1155Transfer transfer, Address contract) {
    Draft draft =
        transfer(
                "Transfer %s kinds of tokens of %s to %s"
                    .formatted(transfer.items().size(), contract, transfer.recipient()),
                contract,
                transfer.recipient())
            .line("Owner", transfer.owner())
            .line("Data for the recipient", Untrusted.hex(transfer.data()));
    transfer
        .items()
        .forEach(item ->
            draft.line(
                "Token", "%s of ID %s".formatted(Amounts.units(item.amount()), item.tokenId())));
    return draft;
  }

  private static Draft transfer(String headline, Address contract, Address recipient) {
    return Draft.of(SummaryKind.TOKEN_TRANSFER, headline)
        .line("Token contract", contract)
        .line("Recipient", recipient)
        .warnIf(recipient.value().isZero(), TO_NOBODY)
        .warnIf(
            recipient.equals(contract),
            "The recipient is the token's own contract, which seldom gives anything back.");
  }
}
