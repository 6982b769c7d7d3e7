package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.typeddata.TypedDataEncoder.Path;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;

/// A message of a declared type, for one domain (EIP-712).
///
/// @param types without the domain's
/// @param primaryType the message's struct
public record TypedData(
    StructTypes types, String primaryType, SigningDomain domain, Structure message) {
  private static final Bytes PREFIX = Bytes.ofHex("1901");

  /// Encodes it once, so that whatever exists can be signed.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TYPED_DATA}, naming the member, if the
  ///   message is not of its type
  public TypedData {
    Bytes _ = hash(types, primaryType, message);
  }

  /// `0x1901 ‖ domainSeparator ‖ hashStruct(message)`, 66 bytes.
  public Bytes encode() {
    return Bytes.concat(PREFIX, domain.separator(), hash(types, primaryType, message));
  }

  /// Keccak-256 of the encoding.
  public Bytes digest() {
    return Digests.keccak256(encode());
  }

  private static Bytes hash(StructTypes types, String primaryType, Structure message) {
    return new TypedDataEncoder(types).hashStruct(primaryType, message, Path.of(primaryType));
  }

  /// Whether this is a user operation of an entry point that knows it by a hash of typed data
  /// (ERC-4337, 0.8): whoever has such a signature has the operation.
  public boolean isUserOperation() {
    return primaryType.equals("PackedUserOperation")
        || domain.name().filter("ERC4337"::equals).isPresent();
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TYPED_DATA, sentence);
  }
}
