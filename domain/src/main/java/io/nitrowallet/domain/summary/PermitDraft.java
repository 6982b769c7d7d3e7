package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.typeddata.TypedData;
import java.util.Optional;

/// Permits that tokens themselves take: ERC-2612's, and the older one of DAI.
final class PermitDraft {
  private static final Shape ERC_2612 =
      Shape.of(
          "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
  private static final Shape DAI =
      Shape.of("Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)");
  private static final int WIDTH = 256;

  private PermitDraft() {}

  static Optional<Draft> of(TypedData data, Address signer) {
    Members message = new Members(data.message());
    if (ERC_2612.fits(data)) {
      return Optional.of(
          permit(data, message.address("owner"), signer)
              .line("Allowance", Amounts.allowance(message.number("value"), WIDTH))
              .line("Permit ends", Amounts.time(message.number("deadline")))
              .line("Permit's nonce", message.number("nonce"))
              .warnIf(
                  Amounts.isUnlimited(message.number("value"), WIDTH), AllowanceDraft.UNLIMITED));
    }
    return DAI.fits(data)
        ? Optional.of(dai(message, permit(data, message.address("holder"), signer)))
        : Optional.empty();
  }

  /// An expiry of zero is none.
  private static Draft dai(Members message, Draft draft) {
    boolean allowed = message.flag("allowed");
    boolean expires = message.number("expiry").signum() > 0;
    return draft
        .line("Allowance", allowed ? "unlimited" : "none")
        .line("Permit ends", expires ? Amounts.time(message.number("expiry")) : "never")
        .line("Permit's nonce", message.number("nonce"))
        .warnIf(allowed, AllowanceDraft.UNLIMITED);
  }

  private static Draft permit(TypedData data, Address owner, Address signer) {
    Address spender = new Members(data.message()).address("spender");
    String token =
        data.domain().verifyingContract().map(Address::checksummed).orElse("that is not named");
    return Draft.of(
            SummaryKind.PERMIT, "Let %s move token %s, by signature".formatted(spender, token))
        .line("Spender", spender)
        .line("Owner", owner)
        .line("Token contract", token)
        .warnIf(
            !owner.equals(signer),
            "The owner is not the account that signs: the token will not take this signature.");
  }
}
