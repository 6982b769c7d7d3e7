package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.SignRequestJson;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads the members that each kind of request has. Members that it does not have are passed over.
final class RequestReader {
  /// Generous, so that a nonce of another length is refused as what it is.
  private static final int MAX_NONCE = 1024;

  private final ObjectNode json;
  private final JsonObject members;

  RequestReader(ObjectNode json, JsonObject members) {
    this.json = json;
    this.members = members;
  }

  EnclaveRequest read(RequestKind kind) {
    return switch (kind) {
      case GENERATE -> new EnclaveRequest.Generate(credential(), generateCommand());
      case IMPORT -> new EnclaveRequest.Import(credential(), importCommand());
      case MIGRATE -> new EnclaveRequest.Migrate(credential(), migrateCommand());
      case SIGN -> new EnclaveRequest.Sign(credential(), signCommand());
      case EXPLAIN -> new EnclaveRequest.Explain(explainCommand());
      case VERIFY ->
          new EnclaveRequest.Verify(credential(), new VerifyAccountCommand(account(), nonce()));
      case UPDATE_POLICY ->
          change(new IntentAction.UpdatePolicy(new PolicyText(members.require("policy").text())));
      case RESEAL -> change(new IntentAction.Reseal(new KeyArn(members.require("key_id").text())));
      case RECEIPTS -> new EnclaveRequest.Receipts(members.require("from").integer());
      case ATTEST ->
          new EnclaveRequest.Attest(members.require("nonce").base64(AttestUseCase.MAX_NONCE));
      case HEALTH -> new EnclaveRequest.Health();
    };
  }

  private Credential credential() {
    JsonObject credential = members.require("credential").object();
    return new Credential(
        credential.require("aws_access_key_id").text(),
        credential.require("aws_secret_access_key").text(),
        credential.require("aws_session_token").text());
  }

  private GenerateAccountCommand generateCommand() {
    return new GenerateAccountCommand(
        new AccountName(members.require("name").text()),
        keyId(),
        members.find("policy").map(JsonValue::text).map(PolicyText::new),
        nonce());
  }

  private Optional<Bytes> nonce() {
    return members.find("nonce").map(nonce -> nonce.base64(MAX_NONCE));
  }

  /// Everything is named: the key was sealed for these very values.
  private ImportAccountCommand importCommand() {
    ImportBinding binding =
        new ImportBinding(
            new AccountName(members.require("name").text()),
            members.require("address").address(),
            new KeyArn(members.require("key_id").text()),
            new PolicyText(members.require("policy").text()),
            members.require("nonce").base64(MAX_NONCE));
    SealedKey sealed =
        new SealedKey(
            members.require("enc").base64(SealedKey.ENCAPSULATION_LENGTH),
            members.require("ciphertext").base64(SealedKey.CIPHERTEXT_LENGTH));
    return new ImportAccountCommand(sealed, binding);
  }

  /// Everything is named: nothing about an account that is taken over is left to chance.
  private MigrateAccountCommand migrateCommand() {
    return new MigrateAccountCommand(
        SeedRowJson.decode(members.require("seed").object()),
        new AccountName(members.require("name").text()),
        new KeyArn(members.require("key_id").text()),
        new PolicyText(members.require("policy").text()),
        members.require("nonce").base64(MAX_NONCE));
  }

  /// The seed's code says `key_id`, its sample `keyId`.
  private Optional<String> keyId() {
    Optional<String> underscored = members.find("key_id").map(JsonValue::text);
    Optional<String> camelCase = members.find("keyId").map(JsonValue::text);
    if (underscored.isPresent() && camelCase.isPresent() && !underscored.equals(camelCase)) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "'key_id' and 'keyId' differ: send one of them");
    }
    return underscored.or(() -> camelCase);
  }

  private SignCommand signCommand() {
    Account account = account();
    Optional<DsseEnvelope> intent = intent();
    Signable signable = intent.map(this::signableOf).orElseGet(() -> signable(account));
    return new SignCommand(account, signable, intent, nonce());
  }

  /// What the intent says it is for, so that it need not be sent twice. Nobody's signature was
  /// verified yet: the use case does, and compares.
  private Signable signableOf(DsseEnvelope intent) {
    if (members.find("request").isPresent()) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "send 'request' or 'intent': what is approved is what is signed");
    }
    if (intent.payloadType().equals(Intent.PAYLOAD_TYPE)
        && IntentJson.decode(intent.payload()).action()
            instanceof IntentAction.Sign(var signable)) {
      return signable;
    }
    throw new RefusedException(ErrorCode.INTENT_REFUSED, "the intent is not one to sign");
  }

  private Optional<DsseEnvelope> intent() {
    return members.find("intent").map(JsonValue::object).map(DsseJson::decode);
  }

  private EnclaveRequest.Change change(AccountChange change) {
    return new EnclaveRequest.Change(
        credential(), new ChangeAccountCommand(account(), change, intent(), nonce()));
  }

  private ExplainCommand explainCommand() {
    Account account = account();
    return new ExplainCommand(account, signable(account), nonce());
  }

  private Signable signable(Account account) {
    members.require("request").object();
    return SignRequestJson.decode(json.get("request"), account.address());
  }

  private Account account() {
    members.require("account").object();
    return AccountJson.decode(json.get("account"));
  }
}
