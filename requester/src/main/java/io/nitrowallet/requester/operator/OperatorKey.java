package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// An operator's key, unlocked. Closing it logs out of a token.
///
/// A key of a PKCS#12 file lies in this process's memory until the collector takes it: the JDK's
/// key objects cannot be overwritten. A token's key never leaves the token.
public interface OperatorKey extends AutoCloseable {
  /// What policies name, and what verifies {@link #sign}.
  VerifyingKey publicKey();

  /// The signature over `message`: Ed25519 in 64 bytes, or P-256 with SHA-256 in DER. It was
  /// verified.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the private key is not the
  ///   one of {@link #publicKey}; with {@link ErrorCode#UNAVAILABLE} if a token no longer signs
  Bytes sign(Bytes message);

  @Override
  void close();
}
