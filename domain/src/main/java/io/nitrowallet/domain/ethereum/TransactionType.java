package io.nitrowallet.domain.ethereum;

import java.util.Arrays;
import java.util.Optional;

/// The types of transactions, by the words that policies use.
public enum TransactionType {
  /// The original type with replay protection (EIP-155).
  LEGACY("legacy"),
  /// The original type without: valid on every chain.
  LEGACY_UNPROTECTED("legacyUnprotected"),
  /// Type 1, EIP-2930.
  ACCESS_LIST("accessList"),
  /// Type 2, EIP-1559.
  DYNAMIC_FEE("dynamicFee"),
  /// Type 3, EIP-4844.
  BLOB("blob"),
  /// Type 4, EIP-7702.
  SET_CODE("setCode");

  private final String wireName;

  TransactionType(String wireName) {
    this.wireName = wireName;
  }

  /// The type that is called `wireName`.
  public static Optional<TransactionType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }
}
