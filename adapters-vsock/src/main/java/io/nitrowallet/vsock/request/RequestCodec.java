package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.SignRequestJson;
import io.nitrowallet.formats.json.StrictJson;
import java.util.Optional;
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
      case EnclaveRequest.Generate generate -> {
        json.set("credential", encode(generate.credential()));
        putGenerate(json, generate.command());
      }
      case EnclaveRequest.Import imported -> {
        json.set("credential", encode(imported.credential()));
        putImport(json, imported.command());
      }
      case EnclaveRequest.Migrate migrate -> {
        json.set("credential", encode(migrate.credential()));
        putMigrate(json, migrate.command());
      }
      case EnclaveRequest.Sign sign -> {
        json.set("credential", encode(sign.credential()));
        putNonce(json, sign.command().nonce());
        json.set("account", AccountJson.encode(sign.command().account()));
        putSigned(json, sign.command());
      }
      case EnclaveRequest.Explain(var command) -> {
        putNonce(json, command.nonce());
        json.set("account", AccountJson.encode(command.account()));
        json.set("request", SignRequestJson.encode(command.signable()));
      }
      case EnclaveRequest.Verify verify -> {
        json.set("credential", encode(verify.credential()));
        putNonce(json, verify.command().nonce());
        json.set("account", AccountJson.encode(verify.command().account()));
      }
      case EnclaveRequest.Change change -> {
        json.set("credential", encode(change.credential()));
        putChange(json, change.command());
      }
      case EnclaveRequest.Receipts(long from) -> json.put("from", from);
      case EnclaveRequest.Attest(Bytes nonce) -> json.put("nonce", nonce.base64());
      case EnclaveRequest.Health _ -> {}
    }
    return StrictJson.write(json);
  }

  /// Reads `payload`. Refuses nothing by itself but leaves that to {@link RequestEnvelope#request},
  /// so that every refusal can name the caller's request id.
  public static RequestEnvelope decode(Bytes payload) {
    return RequestEnvelope.decode(payload);
  }

  private static void putGenerate(ObjectNode json, GenerateAccountCommand command) {
    json.put("name", command.name().value());
    command.keyId().ifPresent(keyId -> json.put("key_id", keyId));
    command.policy().ifPresent(policy -> json.put("policy", policy.value()));
    putNonce(json, command.nonce());
  }

  private static void putImport(ObjectNode json, ImportAccountCommand command) {
    ImportBinding binding = command.binding();
    json.put("name", binding.name().value())
        .put("key_id", binding.keyArn().value())
        .put("policy", binding.policy().value())
        .put("address", binding.address().checksummed())
        .put("nonce", binding.nonce().base64())
        .put("enc", command.sealed().encapsulation().base64())
        .put("ciphertext", command.sealed().ciphertext().base64());
  }

  private static void putMigrate(ObjectNode json, MigrateAccountCommand command) {
    json.put("name", command.name().value())
        .put("key_id", command.keyArn().value())
        .put("policy", command.policy().value())
        .put("nonce", command.nonce().base64())
        .set("seed", SeedRowJson.encode(command.row()));
  }

  /// An intent holds the whole of what is signed, which therefore does not stand beside it.
  private static void putSigned(ObjectNode json, SignCommand command) {
    if (command.intent().isPresent()) {
      json.set("intent", DsseJson.encode(command.intent().get()));
    } else {
      json.set("request", SignRequestJson.encode(command.signable()));
    }
  }

  private static void putChange(ObjectNode json, ChangeAccountCommand command) {
    putNonce(json, command.nonce());
    json.set("account", AccountJson.encode(command.account()));
    command.intent().ifPresent(intent -> json.set("intent", DsseJson.encode(intent)));
    switch (command.change()) {
      case IntentAction.UpdatePolicy(var policy) -> json.put("policy", policy.value());
      case IntentAction.Reseal(var keyArn) -> json.put("key_id", keyArn.value());
    }
  }

  private static void putNonce(ObjectNode json, Optional<Bytes> nonce) {
    nonce.ifPresent(drawn -> json.put("nonce", drawn.base64()));
  }

  private static ObjectNode encode(Credential credential) {
    return StrictJson.object()
        .put("aws_access_key_id", credential.accessKeyId())
        .put("aws_secret_access_key", credential.secretAccessKey())
        .put("aws_session_token", credential.sessionToken());
  }
}
