package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads one transaction object for {@link TransactionJson}.
final class TransactionReader {
  private static final int HASH_LENGTH = 32;

  private final JsonNode node;
  private final JsonObject json;

  TransactionReader(JsonNode node) {
    this.node = node;
    this.json = JsonObject.of(node, ErrorCode.INVALID_TRANSACTION, "the transaction");
  }

  void requireSender(Address sender) {
    if (!json.find("from").map(JsonValue::address).orElse(sender).equals(sender)) {
      throw refused("the transaction's 'from' is not the account that shall sign it");
    }
  }

  UnsignedTransaction transaction() {
    TransactionForm form =
        json.find("type")
            .map(type -> TransactionForm.ofType(Quantity.format(type.quantity(64))))
            .orElseGet(() -> TransactionForm.inferred(node));
    form.requireMembers(json, node);
    json.find("from").ifPresent(JsonValue::address);
    return switch (form) {
      case LEGACY -> legacy();
      case ACCESS_LIST ->
          new AccessListTransaction(chainId(), payment(), wei("gasPrice"), accessList());
      case DYNAMIC_FEE -> new DynamicFeeTransaction(chainId(), payment(), fees(), accessList());
      case BLOB -> new BlobTransaction(chainId(), payment(), fees(), accessList(), blobs());
      case SET_CODE ->
          new SetCodeTransaction(
              chainId(),
              payment(),
              fees(),
              accessList(),
              json.require("authorizationList").elements().stream()
                  .map(JsonValue::object)
                  .map(AuthorizationJson::signed)
                  .toList());
    };
  }

  /// Without a chain ID a transaction is valid on every chain, so that leaving it out by mistake
  /// must not make one.
  private UnsignedTransaction legacy() {
    if (json.find("unprotected").filter(JsonValue::flag).isEmpty()) {
      return new LegacyTransaction(chainId(), payment(), wei("gasPrice"));
    }
    if (json.find("chainId").isPresent()) {
      throw refused("an 'unprotected' transaction has no 'chainId'");
    }
    return new UnprotectedTransaction(payment(), wei("gasPrice"));
  }

  private ChainId chainId() {
    return new ChainId(json.require("chainId").quantity(Quantity.MAX_BITS));
  }

  private Fees fees() {
    return new Fees(wei("maxPriorityFeePerGas"), wei("maxFeePerGas"));
  }

  private AccessList accessList() {
    return json.find("accessList").map(AccessListJson::decode).orElse(AccessList.EMPTY);
  }

  private Blobs blobs() {
    return new Blobs(
        wei("maxFeePerBlobGas"),
        json.require("blobVersionedHashes").elements().stream()
            .map(hash -> hash.hex(HASH_LENGTH))
            .toList());
  }

  private Payment payment() {
    Optional<Address> to = json.find("to").map(JsonValue::address);
    Optional<Bytes> data = oneOf("data", "input", value -> value.hex(Payment.MAX_DATA));
    if (to.isEmpty() && data.isEmpty()) { // a payment that lost its recipient would burn the value
      throw refused(
          "the transaction lacks 'to', and has no init code to create a contract with; one without"
              + " code has 'data' of 0x");
    }
    Uint64 gasLimit =
        oneOf("gas", "gasLimit", TransactionReader::uint64)
            .orElseThrow(() -> refused("the transaction lacks 'gas'"));
    Wei value = json.find("value").map(TransactionReader::wei).orElse(Wei.ZERO);
    return new Payment(
        uint64(json.require("nonce")), gasLimit, to, value, data.orElse(Bytes.EMPTY));
  }

  /// Two names of one field: both may stand there only if they say the same.
  private <T> Optional<T> oneOf(String name, String alias, Function<JsonValue, T> read) {
    Optional<T> first = json.find(name).map(read);
    Optional<T> second = json.find(alias).map(read);
    if (first.isPresent() && second.isPresent() && !first.equals(second)) {
      throw refused("'%s' and '%s' contradict each other".formatted(name, alias));
    }
    return first.or(() -> second);
  }

  private Wei wei(String member) {
    return wei(json.require(member));
  }

  private static Uint64 uint64(JsonValue value) {
    return new Uint64(value.quantity(64));
  }

  private static Wei wei(JsonValue value) {
    return new Wei(value.quantity(Quantity.MAX_BITS));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}
