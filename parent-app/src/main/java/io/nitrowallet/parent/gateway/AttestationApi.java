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
import io.nitrowallet.requester.fleet.EnclaveVoice;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The enclaves' attestations under `/api/v1/attestation`, over the caller's own nonce. They are
/// passed on unjudged: a verdict of this gateway, which nobody trusts, would prove nothing.
final class AttestationApi {
  private static final String NONCE = "nonce";

  private final List<EnclaveVoice> enclaves;

  AttestationApi(List<EnclaveVoice> enclaves) {
    this.enclaves = List.copyOf(enclaves);
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
    ObjectNode json = StrictJson.object();
    ArrayNode all = json.putArray("enclaves");
    for (EnclaveVoice enclave : enclaves) {
      all.add(attested(enclave, nonce));
    }
    return Answer.json(json);
  }

  /// One that does not answer is told of: the others' documents are of use all the same.
  private static ObjectNode attested(EnclaveVoice enclave, Bytes nonce) {
    ObjectNode json = StrictJson.object().put("enclave", enclave.name());
    return switch (enclave.attestation().attest(nonce)) {
      case Attested attested -> put(json, attested);
      case Refused(var code, var message) -> json.put("code", code.name()).put("detail", message);
    };
  }

  private static ObjectNode put(ObjectNode json, Attested attested) {
    json.put("document", attested.document().base64())
        .put("bootDocument", attested.bootDocument().base64())
        .putObject("receipts")
        .put("sequence", attested.receipts().sequence())
        .put("head", attested.receipts().hash().hex0x());
    return json;
  }
}
