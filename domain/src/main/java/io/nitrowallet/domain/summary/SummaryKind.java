package io.nitrowallet.domain.summary;

import java.util.Arrays;
import java.util.Optional;

/// What a thing to be signed does above all, by words that do not change.
public enum SummaryKind {
  /// Ether and nothing else.
  NATIVE_TRANSFER("nativeTransfer"),
  /// Tokens move.
  TOKEN_TRANSFER("tokenTransfer"),
  /// Somebody may move tokens from now on, or no more.
  TOKEN_APPROVAL("tokenApproval"),
  /// A signature that lets somebody move tokens, handed to the contract by anybody.
  PERMIT("permit"),
  /// What a Safe shall do.
  SAFE_TRANSACTION("safeTransaction"),
  /// What a smart account shall call.
  ACCOUNT_EXECUTION("accountExecution"),
  /// A new contract.
  CONTRACT_CREATION("contractCreation"),
  /// A function that is not known here.
  UNKNOWN_CALL("unknownCall"),
  /// A contract's code acts for an account.
  DELEGATION("delegation"),
  /// A text, or bytes that claim to be one.
  MESSAGE("message"),
  /// Typed data of no known kind.
  TYPED_DATA("typedData"),
  /// An operation of a smart account.
  USER_OPERATION("userOperation"),
  /// A hash of which nobody can see what it is of.
  DIGEST("digest");

  private final String wireName;

  SummaryKind(String wireName) {
    this.wireName = wireName;
  }

  /// The kind that is called `wireName`.
  public static Optional<SummaryKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }
}
