package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Where CBOR comes from, so that each refusal names it and carries its code.
///
/// @param code the code of every refusal
/// @param name what the bytes are called in sentences, with its article
record CborSource(ErrorCode code, String name) {

  /// Decodes exactly one data item; its length is checked first. Duplicate keys, trailing bytes,
  /// bad UTF-8, lengths beyond the input and deep nesting are refused.
  CBORObject decode(Bytes input, int maxLength) {
    if (input.length() > maxLength) {
      throw refuse("is " + input.length() + " bytes long; at most " + maxLength + " are read");
    }
    try {
      return CBORObject.DecodeFromBytes(input.toArray());
    } catch (CBORException e) {
      throw new RefusedException(code, name + " is not one well-formed CBOR data item", e);
    }
  }

  RefusedException refuse(String predicate) {
    return new RefusedException(code, name + " " + predicate);
  }
}
