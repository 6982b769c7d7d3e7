package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.typeddata.TypedData;

/// Typed structured data (EIP-712).
public record TypedMessage(TypedData data) implements Signable {
  @Override
  public SigningOperation operation() {
    return SigningOperation.TYPED_DATA;
  }

  @Override
  public Bytes digest() {
    return data.digest();
  }
}
