package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Signed envelopes as JSON: `{"payloadType","payload","signatures":[{"keyid","sig"}]}`, the bytes
/// in base64 (protocol.md §4). Members that are not known are refused: nobody signed them.
public final class DsseJson {
  private static final int MAX_SIGNATURE = 128;

  private DsseJson() {}

  /// The envelope as an object, to be written or to be part of another.
  public static ObjectNode encode(DsseEnvelope envelope) {
    ObjectNode json =
        StrictJson.object()
            .put("payloadType", envelope.payloadType())
            .put("payload", envelope.payload().base64());
    ArrayNode signatures = json.putArray("signatures");
    envelope.signatures().forEach(signature -> signatures.add(encode(signature)));
    return json;
  }

  /// One signature as an object, `{"keyid","sig"}`.
  public static ObjectNode encode(DsseSignature signature) {
    return StrictJson.object()
        .put("keyid", signature.keyId())
        .put("sig", signature.signature().base64());
  }

  /// The envelope that `document` states, its signatures not yet verified.
  ///
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if it states none
  public static DsseEnvelope decode(Bytes document) {
    try {
      return decode(
          JsonObject.of(
              StrictJson.parse(document), ErrorCode.SIGNATURE_REFUSED, "the signed envelope"));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.SIGNATURE_REFUSED, e.sentence(), e);
    }
  }

  /// The envelope that `json` states, its signatures not yet verified.
  ///
  /// @throws RefusedException with the object's code if it states none
  public static DsseEnvelope decode(JsonObject json) {
    json.requireOnly(Set.of("payloadType", "payload", "signatures"));
    List<DsseSignature> signatures =
        json.require("signatures").elements().stream()
            .limit(DsseEnvelope.MAX_SIGNATURES + 1L)
            .map(element -> signature(element.object()))
            .toList();
    return new DsseEnvelope(
        json.require("payloadType").text(),
        json.require("payload").base64(StrictJson.MAX_LENGTH),
        signatures);
  }

  /// The signature that `json` states, which has no other members.
  ///
  /// @throws RefusedException with the object's code if it states none
  public static DsseSignature signature(JsonObject json) {
    json.requireOnly(Set.of("keyid", "sig"));
    return new DsseSignature(
        json.require("keyid").text(), json.require("sig").base64(MAX_SIGNATURE));
  }
}
