package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.AccountCall.Operation;
import io.nitrowallet.domain.calldata.AccountCall.Refund;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.typeddata.TypedData;
import java.math.BigInteger;
import java.util.Optional;

/// A Safe's transaction, which its owners sign as typed data.
final class SafeDraft {
  private static final Shape SAFE_TX =
      Shape.of(
          "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
              + "uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,"
              + "uint256 nonce)");

  private SafeDraft() {}

  static Optional<Draft> of(TypedData data) {
    return SAFE_TX.fits(data) ? Optional.of(transaction(data)) : Optional.empty();
  }

  private static Draft transaction(TypedData data) {
    Members message = new Members(data.message());
    String safe =
        data.domain().verifyingContract().map(Address::checksummed).orElse("that is not named");
    Refund refund =
        new Refund(
            message.number("baseGas"),
            message.number("gasPrice"),
            message.address("gasToken"),
            message.address("refundReceiver"));
    Inner inner = new Inner(message.address("to"), message.number("value"), message.bytes("data"));
    return AccountDraft.safe("Agree to a transaction of the Safe " + safe, 0, inner)
        .include(operation(message.number("operation")))
        .include(AccountDraft.refund(refund))
        .fact("Safe", safe)
        .fact("Safe's nonce", message.number("nonce"));
  }

  private static Draft operation(BigInteger number) {
    return switch (number.intValueExact()) {
      case 0 -> AccountDraft.operation(Operation.CALL);
      case 1 -> AccountDraft.operation(Operation.DELEGATE_CALL);
      default ->
          Draft.of(SummaryKind.SAFE_TRANSACTION, "")
              .fact("Operation", number)
              .warn("The operation is none that a Safe knows.");
    };
  }
}
