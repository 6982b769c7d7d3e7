package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.JsonObject;
import tools.jackson.databind.node.ObjectNode;

/// `signedResult`, the member of a content in which the enclave's identity signs for it.
final class SignedResultJson {
  private static final String MEMBER = "signedResult";

  private SignedResultJson() {}

  static ObjectNode put(ObjectNode content, DsseEnvelope signedResult) {
    content.set(MEMBER, DsseJson.encode(signedResult));
    return content;
  }

  /// The envelope, its signature not yet verified.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if there is none
  static DsseEnvelope decode(JsonObject content) {
    try {
      return DsseJson.decode(content.require(MEMBER).object());
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "the enclave's result is not signed: " + e.sentence(), e);
    }
  }
}
