package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.TypedTransaction;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The forms of a transaction object, by `type`: which members each has beside the common ones.
enum TransactionForm {
  LEGACY("0x0", "gasPrice", "unprotected"),
  ACCESS_LIST("0x1", "gasPrice", "accessList"),
  DYNAMIC_FEE("0x2", "maxPriorityFeePerGas", "maxFeePerGas", "accessList"),
  BLOB(
      "0x3",
      "maxPriorityFeePerGas",
      "maxFeePerGas",
      "accessList",
      "maxFeePerBlobGas",
      "blobVersionedHashes"),
  SET_CODE("0x4", "maxPriorityFeePerGas", "maxFeePerGas", "accessList", "authorizationList");

  private static final Set<String> COMMON =
      Set.of("type", "chainId", "nonce", "gas", "gasLimit", "to", "value", "data", "input", "from");

  private final String type;
  private final String members;

  TransactionForm(String type, String... members) {
    this.type = type;
    this.members = String.join(" ", members);
  }

  static String typeOf(UnsignedTransaction transaction) {
    return switch (transaction) {
      case LegacyTransaction _, UnprotectedTransaction _ -> LEGACY.type;
      case TypedTransaction typed -> "0x" + typed.typeByte();
    };
  }

  static TransactionForm ofType(String type) {
    return Arrays.stream(values())
        .filter(form -> form.type.equals(type))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.UNSUPPORTED_TRANSACTION,
                "transactions of the types 0x0 to 0x4 are signed, no others"));
  }

  /// The form that the members of `json` tell, which states no type.
  static TransactionForm inferred(JsonNode json) {
    if (json.has("authorizationList")) {
      return SET_CODE;
    }
    if (json.has("blobVersionedHashes") || json.has("maxFeePerBlobGas")) {
      return BLOB;
    }
    if (json.has("maxFeePerGas") || json.has("maxPriorityFeePerGas")) {
      return DYNAMIC_FEE;
    }
    return json.has("accessList") ? ACCESS_LIST : LEGACY;
  }

  /// Refuses members that no transaction has, and those of another type.
  void requireMembers(JsonObject object, JsonNode json) {
    Set<String> known = new HashSet<>(COMMON);
    Arrays.stream(values()).map(TransactionForm::members).forEach(known::addAll);
    object.requireOnly(known);
    known.removeAll(COMMON);
    known.removeAll(members());
    for (String foreign : known) {
      if (json.has(foreign)) {
        throw new RefusedException(
            ErrorCode.INVALID_TRANSACTION,
            "a transaction of type %s has no '%s'".formatted(type, foreign));
      }
    }
  }

  private Set<String> members() {
    return Set.of(members.split(" ", -1));
  }
}
