package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.ethereum.SigningOperation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a caller may do, by the words that the callers' file uses.
public enum Permission {
  /// Have transactions signed; sending is signing and telling the node, so it needs no other.
  TRANSACTION(SigningOperation.TRANSACTION.wireName()),
  /// Have messages signed under EIP-191.
  MESSAGE(SigningOperation.MESSAGE.wireName()),
  /// Have typed data signed, EIP-712.
  TYPED_DATA(SigningOperation.TYPED_DATA.wireName()),
  /// Have delegations signed, EIP-7702.
  AUTHORIZATION(SigningOperation.AUTHORIZATION.wireName()),
  /// Have user operations signed, ERC-4337.
  USER_OPERATION(SigningOperation.USER_OPERATION.wireName()),
  /// Have digests signed of which nobody can see what they are of.
  DIGEST(SigningOperation.DIGEST.wireName()),
  /// List accounts, and see what the table says of them.
  READ("read"),
  /// Propose intents, hand in operators' verdicts on them, and have those signed that this caller
  /// may have signed. Who approves is shown by signatures, not by this.
  INTENTS("intents"),
  /// Have accounts generated.
  GENERATE("generate"),
  /// Read receipts, which tell of every account.
  AUDIT("audit"),
  /// Have calls passed on to the node.
  NODE("node"),
  /// Talk to the enclaves themselves, for desks that verify them.
  TUNNEL("tunnel"),
  /// Read the metrics.
  METRICS("metrics"),
  /// Have the callers' file read again.
  RELOAD("reload");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /// What it takes to have `operation` signed.
  public static Permission of(SigningOperation operation) {
    return switch (operation) {
      case TRANSACTION -> TRANSACTION;
      case MESSAGE -> MESSAGE;
      case TYPED_DATA -> TYPED_DATA;
      case AUTHORIZATION -> AUTHORIZATION;
      case USER_OPERATION -> USER_OPERATION;
      case DIGEST -> DIGEST;
    };
  }

  /// The permission that is called `wireName`.
  static Optional<Permission> named(String wireName) {
    return Arrays.stream(values())
        .filter(permission -> permission.wireName.equals(wireName))
        .findFirst();
  }

  /// All of them, for sentences.
  static String words() {
    return Arrays.stream(values()).map(Permission::wireName).collect(Collectors.joining(", "));
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }
}
