package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.receipt.RecordedOperation;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Intents as the JSON that operators sign (protocol.md §4). Reads only what was signed: members
/// that are not known are refused.
public final class IntentJson {
  private static final int VERSION = 1;
  private static final String SIGN = RecordedOperation.SIGN.wireName();
  private static final String UPDATE_POLICY = RecordedOperation.UPDATE_POLICY.wireName();
  private static final String RESEAL = RecordedOperation.RESEAL.wireName();

  private IntentJson() {}

  /// The bytes to be signed.
  public static Bytes encode(Intent intent) {
    ObjectNode json =
        StrictJson.object()
            .put("v", VERSION)
            .put("id", intent.id().toString())
            .put("op", op(intent.action()));
    json.set("account", AccountReferenceJson.encode(intent.account()));
    json.put("notBefore", intent.notBefore().toString())
        .put("expires", intent.expires().toString());
    json.set("request", request(intent.action()));
    return StrictJson.write(json);
  }

  private static String op(IntentAction action) {
    return switch (action) {
      case IntentAction.Sign _ -> SIGN;
      case IntentAction.UpdatePolicy _ -> UPDATE_POLICY;
      case IntentAction.Reseal _ -> RESEAL;
    };
  }

  private static ObjectNode request(IntentAction action) {
    return switch (action) {
      case IntentAction.Sign(var signable) -> SignRequestJson.encode(signable);
      case IntentAction.UpdatePolicy(var policy) ->
          StrictJson.object().put("policy", policy.value());
      case IntentAction.Reseal(var keyArn) -> StrictJson.object().put("key_id", keyArn.value());
    };
  }

  /// The intent that `payload` states. Whether anybody signed it is for the caller to know.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if it states none
  public static Intent decode(Bytes payload) {
    try {
      return read(StrictJson.parse(payload));
    } catch (RefusedException | IllegalArgumentException e) {
      String why = e instanceof RefusedException refused ? refused.sentence() : "its id is no UUID";
      throw new RefusedException(ErrorCode.INTENT_REFUSED, "the intent is malformed: " + why, e);
    }
  }

  private static Intent read(ObjectNode document) {
    JsonObject json = JsonObject.of(document, ErrorCode.INTENT_REFUSED, "the intent");
    json.requireOnly(Set.of("v", "id", "op", "account", "notBefore", "expires", "request"));
    if (json.require("v").integer() != VERSION) {
      throw refused("its version is not known; known is: 1");
    }
    AccountReference account = AccountReferenceJson.decode(json.require("account").object());
    JsonObject request = json.require("request").object();
    return new Intent(
        id(json.require("id").text()),
        account,
        json.require("notBefore").second(),
        json.require("expires").second(),
        action(json.require("op").text(), request, document, account.address()));
  }

  /// In its canonical form only, so that one intent has one id.
  private static UUID id(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw refused("its id is not a UUID of lower-case hex digits");
    }
    return id;
  }

  private static IntentAction action(
      String op, JsonObject request, ObjectNode document, Address account) {
    if (op.equals(SIGN)) {
      return new IntentAction.Sign(SignRequestJson.decode(document.get("request"), account));
    }
    if (op.equals(UPDATE_POLICY)) {
      request.requireOnly(Set.of("policy"));
      return new IntentAction.UpdatePolicy(new PolicyText(request.require("policy").text()));
    }
    if (op.equals(RESEAL)) {
      request.requireOnly(Set.of("key_id"));
      return new IntentAction.Reseal(new KeyArn(request.require("key_id").text()));
    }
    throw refused("its 'op' is one of '%s', '%s', '%s'".formatted(SIGN, UPDATE_POLICY, RESEAL));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INTENT_REFUSED, sentence);
  }
}
