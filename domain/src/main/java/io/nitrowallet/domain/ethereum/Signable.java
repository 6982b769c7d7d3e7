package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;

/// Something that an account can sign.
public sealed interface Signable
    permits UnsignedTransaction,
        PersonalMessage,
        TypedMessage,
        Authorization,
        UserOperation,
        BareDigest {
  /// What kind of thing it is.
  SigningOperation operation();

  /// The 32-byte digest over which the signature is made.
  Bytes digest();
}
