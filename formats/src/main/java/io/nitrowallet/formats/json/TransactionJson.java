package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The transaction object of Ethereum's JSON-RPC, complete: what is signed is stated, nothing is
/// filled in but `value` (0), `data` (none) and `accessList` (empty).
///
/// `type` may be left out where the fee fields tell it. What contradicts itself is refused.
public final class TransactionJson {
  private TransactionJson() {}

  /// The object that states `transaction`, `data` under its name in requests.
  public static ObjectNode encode(UnsignedTransaction transaction) {
    ObjectNode json = StrictJson.object();
    json.put("type", TransactionReader.typeOf(transaction));
    json.put("chainId", Quantity.format(transaction.chainId().value()));
    switch (transaction) {
      case LegacyTransaction legacy ->
          json.put("gasPrice", Quantity.format(legacy.gasPrice().value()));
      case DynamicFeeTransaction dynamic -> {
        json.put("maxPriorityFeePerGas", Quantity.format(dynamic.maxPriorityFeePerGas().value()));
        json.put("maxFeePerGas", Quantity.format(dynamic.maxFeePerGas().value()));
        json.set("accessList", AccessListJson.encode(dynamic.accessList()));
      }
    }
    return putPayment(json, transaction.payment());
  }

  private static ObjectNode putPayment(ObjectNode json, Payment payment) {
    json.put("nonce", Quantity.format(payment.nonce().value()));
    json.put("gas", Quantity.format(payment.gasLimit().value()));
    payment.to().ifPresent(to -> json.put("to", to.checksummed()));
    json.put("value", Quantity.format(payment.value().value()));
    return json.put("data", payment.data().hex0x());
  }

  /// The transaction that `json` states, whoever sends it.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNSUPPORTED_TRANSACTION} if its type is not
  ///   signed here; with {@link ErrorCode#INVALID_TRANSACTION}, naming the member, if one is
  ///   missing, malformed, contradictory or not known
  public static UnsignedTransaction decode(JsonNode json) {
    return new TransactionReader(json).transaction();
  }

  /// The transaction that `json` states, to be sent by `sender`.
  ///
  /// @throws RefusedException as {@link #decode(JsonNode)} does, and with {@link
  ///   ErrorCode#INVALID_TRANSACTION} if a `from` names another sender
  public static UnsignedTransaction decode(JsonNode json, Address sender) {
    TransactionReader reader = new TransactionReader(json);
    reader.requireSender(sender);
    return reader.transaction();
  }
}
