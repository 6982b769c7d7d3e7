package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.TypedTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads one transaction object for {@link TransactionJson}.
final class TransactionReader {
  private static final String LEGACY = "0x0";
  private static final String DYNAMIC_FEE = "0x2";

  private static final Set<String> MEMBERS =
      Set.of(
          "type",
          "chainId",
          "nonce",
          "gas",
          "gasLimit",
          "gasPrice",
          "maxFeePerGas",
          "maxPriorityFeePerGas",
          "to",
          "value",
          "data",
          "input",
          "accessList",
          "from");

  private final JsonObject json;

  TransactionReader(JsonNode json) {
    this.json = JsonObject.of(json, ErrorCode.INVALID_TRANSACTION, "the transaction");
  }

  static String typeOf(UnsignedTransaction transaction) {
    return switch (transaction) {
      case LegacyTransaction _, UnprotectedTransaction _ -> LEGACY;
      case TypedTransaction typed -> "0x" + typed.typeByte();
    };
  }

  void requireSender(Address sender) {
    if (!json.find("from").map(JsonValue::address).orElse(sender).equals(sender)) {
      throw refused("the transaction's 'from' is not the account that shall sign it");
    }
  }

  UnsignedTransaction transaction() {
    String type = type();
    json.requireOnly(MEMBERS);
    json.find("from").ifPresent(JsonValue::address);
    return type.equals(LEGACY) ? legacy() : dynamicFee();
  }

  /// Judged before the other members, so that a blob transaction is called unsupported, not
  /// malformed.
  private String type() {
    Optional<JsonValue> stated = json.find("type");
    if (stated.isEmpty()) {
      return hasAny("maxFeePerGas", "maxPriorityFeePerGas") ? DYNAMIC_FEE : LEGACY;
    }
    String type = Quantity.format(stated.get().quantity(64));
    if (!type.equals(LEGACY) && !type.equals(DYNAMIC_FEE)) {
      throw new RefusedException(
          ErrorCode.UNSUPPORTED_TRANSACTION,
          "transactions of type 0x0 (legacy) and 0x2 (dynamic fee) are signed, no others");
    }
    return type;
  }

  private LegacyTransaction legacy() {
    if (hasAny("maxFeePerGas", "maxPriorityFeePerGas", "accessList")) {
      throw refused("a legacy transaction has neither dynamic fees nor an access list");
    }
    return new LegacyTransaction(chainId(), payment(), wei(json.require("gasPrice")));
  }

  private DynamicFeeTransaction dynamicFee() {
    if (hasAny("gasPrice")) {
      throw refused("a dynamic fee transaction has no 'gasPrice'");
    }
    return new DynamicFeeTransaction(
        chainId(),
        payment(),
        new Fees(wei(json.require("maxPriorityFeePerGas")), wei(json.require("maxFeePerGas"))),
        json.find("accessList").map(AccessListJson::decode).orElse(AccessList.EMPTY));
  }

  private ChainId chainId() {
    return new ChainId(json.require("chainId").quantity(Quantity.MAX_BITS));
  }

  private Payment payment() {
    Optional<Address> to = json.find("to").map(JsonValue::address);
    Bytes data = oneOf("data", "input", value -> value.hex(Payment.MAX_DATA)).orElse(Bytes.EMPTY);
    if (to.isEmpty() && data.length() == 0) {
      throw refused("the transaction lacks 'to', and has no init code to create a contract with");
    }
    Uint64 gasLimit =
        oneOf("gas", "gasLimit", TransactionReader::uint64)
            .orElseThrow(() -> refused("the transaction lacks 'gas'"));
    Wei value = json.find("value").map(TransactionReader::wei).orElse(Wei.ZERO);
    return new Payment(uint64(json.require("nonce")), gasLimit, to, value, data);
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

  private boolean hasAny(String... members) {
    for (String member : members) {
      if (json.find(member).isPresent()) {
        return true;
      }
    }
    return false;
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
