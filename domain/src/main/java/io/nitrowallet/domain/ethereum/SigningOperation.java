package io.nitrowallet.domain.ethereum;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of things that are signed, by the words that policies, requests and receipts use.
public enum SigningOperation {
  /// A transaction of any type.
  TRANSACTION("transaction"),
  /// A message under EIP-191.
  MESSAGE("message"),
  /// Typed structured data, EIP-712.
  TYPED_DATA("typedData"),
  /// The delegation of an account to a contract's code, EIP-7702.
  AUTHORIZATION("authorization"),
  /// The operation of a smart account, ERC-4337.
  USER_OPERATION("userOperation"),
  /// A digest of which nobody can see what it is of.
  DIGEST("digest");

  private final String wireName;

  SigningOperation(String wireName) {
    this.wireName = wireName;
  }

  /// The operation that is called `wireName`.
  public static Optional<SigningOperation> named(String wireName) {
    return Arrays.stream(values())
        .filter(operation -> operation.wireName.equals(wireName))
        .findFirst();
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }
}
