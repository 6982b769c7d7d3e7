package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.typeddata.TypedData;
import java.util.List;
import java.util.Optional;

/// Permits that Permit2 takes: allowances, and transfers of one time.
final class Permit2Draft {
  private static final String DETAILS =
      "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
  private static final String PERMISSIONS = "TokenPermissions(address token,uint256 amount)";
  private static final Shape SINGLE =
      Shape.of("PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)", DETAILS);
  private static final Shape BATCH =
      Shape.of("PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)", DETAILS);
  private static final Shape TRANSFER =
      Shape.of(
          "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
              + "uint256 deadline)",
          PERMISSIONS);
  private static final Shape BATCH_TRANSFER =
      Shape.of(
          "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,"
              + "uint256 deadline)",
          PERMISSIONS);
  private static final int TRANSFER_BITS = 256;

  private Permit2Draft() {}

  static Optional<Draft> of(TypedData data) {
    Members message = new Members(data.message());
    if (SINGLE.fits(data)) {
      return Optional.of(allowances(data, message, List.of(message.members("details"))));
    }
    if (BATCH.fits(data)) {
      return Optional.of(allowances(data, message, message.list("details")));
    }
    if (TRANSFER.fits(data)) {
      return Optional.of(transfers(data, message, List.of(message.members("permitted"))));
    }
    return BATCH_TRANSFER.fits(data)
        ? Optional.of(transfers(data, message, message.list("permitted")))
        : Optional.empty();
  }

  private static Draft allowances(TypedData data, Members message, List<Members> details) {
    Draft draft =
        permit("Let %s move %s tokens over Permit2, by signature", data, message, details)
            .line("Signature ends", Amounts.time(message.number("sigDeadline")));
    for (Members each : details) {
      draft
          .line("Token contract", each.address("token"))
          .line("Allowance", Amounts.allowance(each.number("amount"), Permit2.BITS))
          .line("Allowance ends", Amounts.time(each.number("expiration")))
          .line("Permit's nonce", each.number("nonce"))
          .warnIf(
              Amounts.isUnlimited(each.number("amount"), Permit2.BITS), AllowanceDraft.UNLIMITED);
    }
    return draft;
  }

  private static Draft transfers(TypedData data, Members message, List<Members> permitted) {
    Draft draft =
        permit("Let %s take %s tokens once over Permit2, by signature", data, message, permitted)
            .line("Signature ends", Amounts.time(message.number("deadline")))
            .line("Permit's nonce", message.number("nonce"));
    for (Members each : permitted) {
      draft
          .line("Token contract", each.address("token"))
          .line("Up to", Amounts.allowance(each.number("amount"), TRANSFER_BITS))
          .warnIf(
              Amounts.isUnlimited(each.number("amount"), TRANSFER_BITS), AllowanceDraft.UNLIMITED);
    }
    return draft;
  }

  private static Draft permit(
      String headline, TypedData data, Members message, List<Members> tokens) {
    Address spender = message.address("spender");
    boolean known = data.domain().verifyingContract().equals(Optional.of(Permit2.ADDRESS));
    return Draft.of(SummaryKind.PERMIT, headline.formatted(spender, tokens.size()))
        .line("Spender", spender)
        .warnIf(!known, Permit2.ANOTHER_ADDRESS);
  }
}
