package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.TransactionJson;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A transaction object that may lack its nonce, gas and fees.
///
/// @param json valid as far as it goes; nobody else holds it
record Draft(Address sender, ObjectNode json) {
  private static final String NONE = "0x0";
  private static final String MOST =
      Quantity.format(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));

  /// Reads what a caller wants sent. Whatever is wrong with it is found before a node is asked.
  ///
  /// @param chain filled in where none is stated
  /// @throws RefusedException as {@link TransactionJson#decode(JsonNode)}; with {@link
  ///   ErrorCode#UNSUPPORTED_TRANSACTION} if it carries blobs
  static Draft read(JsonNode stated, ChainId chain) {
    JsonObject object = JsonObject.of(stated, ErrorCode.INVALID_TRANSACTION, "the transaction");
    Address sender = object.require("from").address();
    ObjectNode json = ((ObjectNode) stated).deepCopy();
    if (!json.has("chainId")) {
      json.put("chainId", Quantity.format(chain.value()));
    }
    if (json.has("blobVersionedHashes") || json.path("type").asString("").equals("0x3")) {
      throw new RefusedException(
          ErrorCode.UNSUPPORTED_TRANSACTION,
          "blobs travel beside their transaction: have it signed by eth_signTransaction, and send"
              + " it with them");
    }
    Draft draft = new Draft(sender, json);
    if (!draft.trial().chain().equals(Optional.of(chain))) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION,
          "this gateway sends to the chain %s only: compare the transaction's chainId"
              .formatted(chain.value()));
    }
    return draft;
  }

  /// The nonce that the caller chose.
  Optional<Uint64> nonce() {
    return find("nonce", Long.SIZE).map(Uint64::new);
  }

  boolean lacksGas() {
    return !json.has("gas") && !json.has("gasLimit");
  }

  Pricing pricing() {
    return Pricing.of(json);
  }

  /// The amount of Wei that the caller states under `member`.
  Optional<BigInteger> amount(String member) {
    return find(member, 256);
  }

  private Optional<BigInteger> find(String member, int bits) {
    return JsonObject.of(json, ErrorCode.INVALID_TRANSACTION, "the transaction")
        .find(member)
        .map(value -> value.quantity(bits));
  }

  Draft with(String member, BigInteger value) {
    ObjectNode more = json.deepCopy();
    more.put(member, Quantity.format(value));
    return new Draft(sender, more);
  }

  /// What `eth_estimateGas` takes: what the transaction does, not what it pays.
  JsonNode callObject() {
    ObjectNode call = TransactionJson.encode(trial());
    call.remove(
        List.of(
            "type", "chainId", "nonce", "gas", "gasPrice", "maxFeePerGas", "maxPriorityFeePerGas"));
    return call.put("from", sender.lowerCase());
  }

  /// The transaction, which lacks nothing but perhaps its nonce.
  UnsignedTransaction at(Uint64 nonce) {
    return TransactionJson.decode(with("nonce", nonce.value()).json, sender);
  }

  /// The transaction with something in place of whatever it lacks.
  private UnsignedTransaction trial() {
    ObjectNode whole = json.deepCopy();
    putMissing(whole, "nonce", NONE);
    if (lacksGas()) {
      whole.put("gas", NONE);
    }
    if (pricing() == Pricing.GAS_PRICE) {
      putMissing(whole, "gasPrice", NONE);
    } else {
      putMissing(whole, "maxPriorityFeePerGas", NONE);
      putMissing(whole, "maxFeePerGas", MOST);
    }
    return TransactionJson.decode(whole, sender);
  }

  private static void putMissing(ObjectNode json, String member, String value) {
    if (!json.has(member)) {
      json.put(member, value);
    }
  }
}
