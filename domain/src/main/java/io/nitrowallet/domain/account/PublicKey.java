package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// A secp256k1 public key in SEC 1 uncompressed form: `0x04 ‖ x (32) ‖ y (32)`, 65 bytes.
///
/// The form is checked here; that the point lies on the curve is checked by {@link
/// io.nitrowallet.domain.signing.Secp256k1} wherever the key is used to verify.
public record PublicKey(Bytes uncompressed) {
  /// The length in bytes.
  public static final int LENGTH = 65;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the form is another
  public PublicKey {
    if (uncompressed.length() != LENGTH || uncompressed.at(0) != 4) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a public key is 65 bytes and starts with 04");
    }
  }

  /// The address: the last 20 bytes of Keccak-256(x ‖ y).
  public Address address() {
    return new Address(Digests.keccak256(uncompressed.slice(1, LENGTH)).slice(12, 32));
  }
}
