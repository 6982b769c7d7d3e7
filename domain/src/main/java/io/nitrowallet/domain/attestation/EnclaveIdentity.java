package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// The public halves of the keys that one enclave life makes at boot (protocol.md §2).
///
/// @param x25519 receives what is sealed to the enclave, 32 bytes
/// @param ed25519 verifies what the enclave signs, 32 bytes
public record EnclaveIdentity(Bytes x25519, Bytes ed25519) {
  private static final int KEY_LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if a length is off
  public EnclaveIdentity {
    if (x25519.length() != KEY_LENGTH || ed25519.length() != KEY_LENGTH) {
      throw malformed();
    }
  }

  /// Splits a document's `public_key`: X25519 ‖ Ed25519.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} unless it is 64 bytes long
  public static EnclaveIdentity decode(Bytes publicKey) {
    if (publicKey.length() != 2 * KEY_LENGTH) {
      throw malformed();
    }
    return new EnclaveIdentity(
        publicKey.slice(0, KEY_LENGTH), publicKey.slice(KEY_LENGTH, 2 * KEY_LENGTH));
  }

  /// X25519 ‖ Ed25519, 64 bytes.
  public Bytes encode() {
    return Bytes.concat(x25519, ed25519);
  }

  /// SHA-256 of {@link #encode}: what callers remember and compare.
  public Bytes fingerprint() {
    return Digests.sha256(encode());
  }

  private static RefusedException malformed() {
    return new RefusedException(
        ErrorCode.ATTESTATION_REFUSED, "an enclave's identity is two keys of 32 bytes");
  }
}
