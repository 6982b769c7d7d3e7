package io.nitrowallet.domain.dsse;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A payload with its type and the signatures over both (DSSE 1.0).
///
/// The payload is not to be read before {@link #verify} has returned it: until then it is
/// somebody's bytes.
///
/// @param payloadType the media type of the payload; part of what is signed
/// @param signatures at least one
public record DsseEnvelope(String payloadType, Bytes payload, List<DsseSignature> signatures) {
  /// The most signatures of an envelope.
  public static final int MAX_SIGNATURES = 64;

  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} unless there are 1 to {@link
  ///   #MAX_SIGNATURES} signatures
  public DsseEnvelope {
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw refused("a signed envelope has from 1 to " + MAX_SIGNATURES + " signatures");
    }
  }

  /// What is signed: `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`, lengths in bytes,
  /// decimal.
  public static Bytes preAuthenticationEncoding(String payloadType, Bytes payload) {
    Bytes type = utf8(payloadType);
    return Bytes.concat(
        utf8("DSSEv1 " + type.length() + " "), type, utf8(" " + payload.length() + " "), payload);
  }

  /// The payload, if it is of the expected type and every signature is a valid one by a known key.
  /// The type is checked before anything else, so that one kind never passes for another.
  ///
  /// @param known the keys that may sign, by key id
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if the type is another, a
  ///   key id is not known or stands twice, or a signature is not valid
  public Bytes verify(String expectedType, Map<String, VerifyingKey> known) {
    if (!payloadType.equals(expectedType)) {
      throw refused("the envelope holds something else than " + expectedType);
    }
    Bytes signed = preAuthenticationEncoding(payloadType, payload);
    Set<String> seen = new HashSet<>();
    for (DsseSignature signature : signatures) {
      VerifyingKey key = known.get(signature.keyId());
      if (key == null) {
        throw refused("the envelope is signed by a key that is not known here");
      }
      if (!seen.add(signature.keyId())) {
        throw refused("the envelope is signed twice by one key");
      }
      if (!key.verifies(signed, signature.signature())) {
        throw refused("a signature of the envelope is not valid: its content was changed");
      }
    }
    return payload;
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.SIGNATURE_REFUSED, sentence);
  }
}
