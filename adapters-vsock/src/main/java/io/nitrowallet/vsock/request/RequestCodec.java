package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Requests as JSON. The bytes hold credentials: whoever has them keeps them out of logs.
public final class RequestCodec {
  private RequestCodec() {}

  /// The payload that asks for `request`.
  public static Bytes encode(RequestId id, EnclaveRequest request) {
    ObjectNode json =
        StrictJson.object()
            .put("apiRequest", request.word())
            .put("v", Protocol.VERSION)
            .put("requestId", id.value());
    switch (request) {
      case EnclaveRequest.Generate(Credential credential, GenerateAccountCommand command) -> {
        json.set("credential", encode(credential));
        putGenerate(json, command);
      }
      case EnclaveRequest.Sign(Credential credential, var command) -> {
        json.set("credential", encode(credential));
        json.set("account", AccountJson.encode(command.account()));
        json.set("request", SignRequestJson.encode(command.signable()));
      }
      case EnclaveRequest.Verify(Credential credential, var account) -> {
        json.set("credential", encode(credential));
        json.set("account", AccountJson.encode(account));
      }
      case EnclaveRequest.Attest(Bytes nonce) -> json.put("nonce", nonce.base64());
      case EnclaveRequest.Health _ -> {}
    }
    return StrictJson.write(json);
  }

  /// Reads the outer form of `payload`; {@link RequestEnvelope#request} reads the rest. Refuses
  /// nothing by itself, so that every refusal can name the caller's request id.
  public static RequestEnvelope decode(Bytes payload) {
    return RequestEnvelope.decode(payload);
  }

  private static void putGenerate(ObjectNode json, GenerateAccountCommand command) {
    json.put("name", command.name().value());
    command.keyId().ifPresent(keyId -> json.put("key_id", keyId));
    command.policy().ifPresent(policy -> json.put("policy", policy.value()));
    command.nonce().ifPresent(nonce -> json.put("nonce", nonce.base64()));
  }

  private static ObjectNode encode(Credential credential) {
    return StrictJson.object()
        .put("aws_access_key_id", credential.accessKeyId())
        .put("aws_secret_access_key", credential.secretAccessKey())
        .put("aws_session_token", credential.sessionToken());
  }
}
