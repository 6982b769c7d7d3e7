package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.StrictJson;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import tools.jackson.databind.node.ObjectNode;

/// `verifyAccount` as the parent answers it without the enclave, signed with a key of its own.
final class ParentsOwnAnswer {
  private ParentsOwnAnswer() {}

  /// The answer.
  static ObjectNode to(ObjectNode request) {
    ObjectNode account = (ObjectNode) request.get("account");
    ObjectNode reply =
        StrictJson.object()
            .put("apiResponse", "verifyResponse")
            .put("v", 1)
            .put("requestId", request.path("requestId").stringValue());
    ObjectNode content = reply.putObject("content");
    content.set("name", account.get("Name"));
    content.set("address", account.get("Address"));
    content.set("version", account.get("Version"));
    content.set("signedResult", DsseJson.encode(sign(Bytes.ofHex("7b7d"))));
    return reply;
  }

  private static DsseEnvelope sign(Bytes payload) {
    var own = new Ed25519PrivateKeyParameters(new SecureRandom());
    String type = "application/vnd.nitro-wallet.result+json";
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, own);
    signer.update(signed, 0, signed.length);
    String keyId =
        VerifyingKey.ofEd25519(Bytes.copyOf(own.generatePublicKey().getEncoded())).text();
    return new DsseEnvelope(
        type, payload, List.of(new DsseSignature(keyId, Bytes.copyOf(signer.generateSignature()))));
  }
}
