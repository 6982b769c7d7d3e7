package io.nitrowallet.domain.imports;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// A private key on its way into an enclave, as {@link
/// io.nitrowallet.domain.envelope.ImportEnvelope} seals it.
///
/// @param encapsulation HPKE's `enc`: the sender's ephemeral X25519 key, 32 bytes
/// @param ciphertext the sealed key and its tag, 48 bytes
public record SealedKey(Bytes encapsulation, Bytes ciphertext) {
  /// The length of {@link #encapsulation} in bytes.
  public static final int ENCAPSULATION_LENGTH = 32;

  /// The length of {@link #ciphertext} in bytes.
  public static final int CIPHERTEXT_LENGTH = 48;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a length is off
  public SealedKey {
    if (encapsulation.length() != ENCAPSULATION_LENGTH
        || ciphertext.length() != CIPHERTEXT_LENGTH) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "a sealed private key is 'enc' of 32 and 'ciphertext' of 48 bytes");
    }
  }
}
