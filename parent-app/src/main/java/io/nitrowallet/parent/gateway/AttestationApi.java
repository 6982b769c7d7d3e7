package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.gateway.access.Permission;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The enclave's attestation under `/api/v1/attestation`, over the caller's own nonce. It is passed
/// on unjudged: a verdict of this gateway, which nobody trusts, would prove nothing.
final class AttestationApi {
  private static final String NONCE = "nonce";

  private final AttestUseCase enclave;

  AttestationApi(AttestUseCase enclave) {
    this.enclave = enclave;
  }

  Answer attest(Inquiry inquiry) {
    inquiry.caller().require(Permission.READ);
    JsonObject body =
        JsonObject.of(HttpJson.parse(inquiry.json()), ErrorCode.BAD_REQUEST, "the body");
    body.requireOnly(Set.of(NONCE));
    Bytes nonce = body.require(NONCE).hex(AttestUseCase.MAX_NONCE);
    if (nonce.length() < AttestUseCase.MIN_NONCE) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the nonce is 16 to 512 bytes that nobody could foresee");
    }
    return switch (enclave.attest(nonce)) {
      case Attested attested -> Answer.json(json(attested));
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  private static ObjectNode json(Attested attested) {
    ObjectNode json =
        StrictJson.object()
            .put("document", attested.document().base64())
            .put("bootDocument", attested.bootDocument().base64());
    json.putObject("receipts")
        .put("sequence", attested.receiptSequence())
        .put("head", attested.receiptHead().hex0x());
    return json;
  }
}
