package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.util.function.Supplier;

/// What an operator's key is kept in. One holds one key.
public sealed interface KeyHolder permits KeystoreFile, Token {
  /// Makes a key where there is none yet, and unlocks it. Nothing is ever overwritten.
  ///
  /// @param secret the passphrase or PIN in UTF-8; asked for once, closed here
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it holds a key already, makes
  ///   no keys of this kind, or cannot be written; otherwise as {@link #open}
  OperatorKey create(KeyKind kind, Supplier<SecretBytes> secret);

  /// Unlocks the key.
  ///
  /// @param secret the passphrase or PIN in UTF-8; asked for once, closed here
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `secret` does not unlock it,
  ///   or it does not hold exactly one Ed25519 or P-256 key with its certificate; with {@link
  ///   ErrorCode#RESOURCE_NOT_FOUND} if there is no such file, library or token
  OperatorKey open(Supplier<SecretBytes> secret);

  /// What its secret is called, for whoever is asked: "passphrase of …" or "PIN of …".
  String secretName();
}
