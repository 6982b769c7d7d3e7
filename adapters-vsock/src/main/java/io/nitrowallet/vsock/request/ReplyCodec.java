package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Replies as JSON. Members that are not known are passed over, since a newer enclave may add some.
public final class ReplyCodec {
  private static final String ERROR = "error";
  private static final Pattern CODE_FORM = Pattern.compile("[A-Z_]{1,64}");

  private ReplyCodec() {}

  /// The payload that answers the request `id` with `reply`.
  public static Bytes encode(RequestId id, EnclaveReply reply) {
    ObjectNode json =
        StrictJson.object()
            .put("apiResponse", word(reply))
            .put("v", Protocol.VERSION)
            .put("requestId", id.value());
    json.set("content", content(id, reply));
    return StrictJson.write(json);
  }

  private static String word(EnclaveReply reply) {
    return switch (reply) {
      case EnclaveReply.Generated _ -> RequestKind.GENERATE.replyWord();
      case EnclaveReply.Imported _ -> RequestKind.IMPORT.replyWord();
      case EnclaveReply.Migrated _ -> RequestKind.MIGRATE.replyWord();
      case EnclaveReply.Signed _ -> RequestKind.SIGN.replyWord();
      case EnclaveReply.Explained _ -> RequestKind.EXPLAIN.replyWord();
      case EnclaveReply.Verified _ -> RequestKind.VERIFY.replyWord();
      case EnclaveReply.Changed changed -> changed.kind().replyWord();
      case EnclaveReply.Receipts _ -> RequestKind.RECEIPTS.replyWord();
      case EnclaveReply.Attested _ -> RequestKind.ATTEST.replyWord();
      case EnclaveReply.Healthy _ -> RequestKind.HEALTH.replyWord();
      case EnclaveReply.Refusal _ -> ERROR;
    };
  }

  private static ObjectNode content(RequestId id, EnclaveReply reply) {
    return switch (reply) {
      case EnclaveReply.Generated(var account, var signedResult) ->
          NewAccountJson.encode(account, signedResult);
      case EnclaveReply.Imported(var account, var signedResult) ->
          NewAccountJson.encode(account, signedResult);
      case EnclaveReply.Migrated(var account, var signedResult) ->
          NewAccountJson.encode(account, signedResult);
      case EnclaveReply.Signed signed -> SignedJson.encode(signed);
      case EnclaveReply.Explained(var result) -> ExplainedJson.encode(result);
      case EnclaveReply.Verified verified -> StatusJson.encode(verified.result());
      case EnclaveReply.Changed(_, var account, var signedResult) ->
          NewAccountJson.encode(account, signedResult);
      case EnclaveReply.Receipts(var result) -> ReceiptsJson.encode(result);
      case EnclaveReply.Attested attested -> StatusJson.encode(attested.result());
      case EnclaveReply.Healthy healthy -> StatusJson.encode(healthy.result());
      case EnclaveReply.Refusal refusal ->
          StrictJson.object()
              .put("code", refusal.code().name())
              .put("message", refusal.message())
              .put("requestId", id.value());
    };
  }

  /// Reads the reply to the request `id`. Its form is checked here; whether it answers what was
  /// asked is for the caller to check, who knows that.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if no honest enclave would send
  ///   it
  public static EnclaveReply decode(Bytes payload, RequestId id) {
    ObjectNode json;
    try {
      json = StrictJson.parse(payload);
    } catch (RefusedException e) {
      throw refused("the enclave's reply is malformed: " + e.sentence());
    }
    JsonObject members = JsonObject.of(json, ErrorCode.REPLY_REFUSED, "the reply");
    requireVersion(members);
    String word = members.require("apiResponse").text();
    JsonObject content = members.require("content").object();
    if (word.equals(ERROR)) {
      return error(content);
    }
    requireId(members, id);
    RequestKind kind =
        RequestKind.ofReplyWord(word)
            .orElseThrow(() -> refused("the enclave's reply is of a kind that is not known"));
    return switch (kind) {
      case GENERATE ->
          new EnclaveReply.Generated(
              NewAccountJson.decode(content), SignedResultJson.decode(content));
      case IMPORT ->
          new EnclaveReply.Imported(
              NewAccountJson.decode(content), SignedResultJson.decode(content));
      case MIGRATE ->
          new EnclaveReply.Migrated(
              NewAccountJson.decode(content), SignedResultJson.decode(content));
      case SIGN -> SignedJson.decode(content);
      case EXPLAIN -> new EnclaveReply.Explained(ExplainedJson.decode(content));
      case VERIFY -> new EnclaveReply.Verified(StatusJson.decodeVerified(content));
      case UPDATE_POLICY, RESEAL ->
          new EnclaveReply.Changed(
              kind, NewAccountJson.decode(content), SignedResultJson.decode(content));
      case RECEIPTS -> new EnclaveReply.Receipts(ReceiptsJson.decode(content));
      case ATTEST -> new EnclaveReply.Attested(StatusJson.decodeAttested(content));
      case HEALTH ->
          new EnclaveReply.Healthy(
              StatusJson.decodeHealthy(content, (ObjectNode) json.get("content")));
    };
  }

  /// An error may come before the enclave could read whose request it refuses, so its id may be
  /// another.
  private static EnclaveReply.Refusal error(JsonObject content) {
    String name = content.require("code").text();
    String message = ReplyText.requirePrintable(content.require("message").text());
    if (!CODE_FORM.matcher(name).matches()) {
      throw refused("the enclave's error code is malformed");
    }
    Optional<ErrorCode> code =
        Arrays.stream(ErrorCode.values()).filter(known -> known.name().equals(name)).findFirst();
    return code.map(known -> new EnclaveReply.Refusal(known, message))
        .orElseGet(
            () -> // a newer enclave may have codes that this program has not
            new EnclaveReply.Refusal(ErrorCode.INTERNAL, "%s: %s".formatted(name, message)));
  }

  private static void requireVersion(JsonObject members) {
    long version = members.find("v").map(JsonValue::integer).orElse(1L);
    if (Protocol.VERSIONS.stream().noneMatch(known -> known == version)) {
      throw refused("the enclave's reply is of a protocol version that is not known");
    }
  }

  private static void requireId(JsonObject members, RequestId id) {
    if (!members.require("requestId").text().equals(id.value())) {
      throw refused("the enclave's reply is to another request");
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
