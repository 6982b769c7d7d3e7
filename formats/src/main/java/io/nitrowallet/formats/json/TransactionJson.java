package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.TypedTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The transaction object of Ethereum's JSON-RPC, complete: what is signed is stated, nothing is
/// filled in but `value` (0), `data` (none) and `accessList` (empty).
///
/// `type` may be left out where other members tell it. What contradicts itself is refused. A
/// transaction without replay protection is said to be so: `"unprotected": true`, and no `chainId`.
public final class TransactionJson {
  private TransactionJson() {}

  /// The object that states `transaction`, `data` under its name in requests.
  public static ObjectNode encode(UnsignedTransaction transaction) {
    ObjectNode json = StrictJson.object();
    json.put("type", TransactionForm.typeOf(transaction));
    transaction.chain().ifPresent(chain -> json.put("chainId", Quantity.format(chain.value())));
    switch (transaction) {
      case LegacyTransaction legacy -> put(json, "gasPrice", legacy.gasPrice());
      case UnprotectedTransaction unprotected -> {
        json.put("unprotected", true);
        put(json, "gasPrice", unprotected.gasPrice());
      }
      case AccessListTransaction listing -> put(json, "gasPrice", listing.gasPrice());
      case DynamicFeeTransaction dynamic -> put(json, dynamic.fees());
      case BlobTransaction blob -> {
        put(json, blob.fees());
        put(json, "maxFeePerBlobGas", blob.blobs().maxFeePerBlobGas());
        ArrayNode hashes = json.putArray("blobVersionedHashes");
        blob.blobs().versionedHashes().forEach(hash -> hashes.add(hash.hex0x()));
      }
      case SetCodeTransaction setCode -> {
        put(json, setCode.fees());
        ArrayNode list = json.putArray("authorizationList");
        setCode.authorizations().forEach(signed -> list.add(AuthorizationJson.encode(signed)));
      }
    }
    if (transaction instanceof TypedTransaction typed) {
      json.set("accessList", AccessListJson.encode(typed.accessList()));
    }
    return putPayment(json, transaction.payment());
  }

  private static void put(ObjectNode json, Fees fees) {
    put(json, "maxPriorityFeePerGas", fees.maxPriorityFeePerGas());
    put(json, "maxFeePerGas", fees.maxFeePerGas());
  }

  private static void put(ObjectNode json, String member, Wei amount) {
    json.put(member, Quantity.format(amount.value()));
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
