package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Receipts as the JSON that an enclave's identity signs (protocol.md §4). Reads only what was
/// signed: members that are not known are refused.
public final class ReceiptJson {
  private static final int VERSION = 1;
  private static final int HASH_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 65;
  private static final String ALLOWED = "allowed";
  private static final String REFUSED = "refused";

  private ReceiptJson() {}

  /// The bytes to be signed.
  public static Bytes encode(SigningReceipt receipt) {
    Entry entry = receipt.entry();
    ObjectNode json =
        StrictJson.object()
            .put("v", VERSION)
            .put("seq", receipt.sequence())
            .put("prev", receipt.previous().hex())
            .put("time", receipt.time().toString())
            .put("op", entry.operation().wireName());
    json.set("account", AccountReferenceJson.encode(entry.account()));
    json.put("decision", decision(entry.outcome()));
    entry.rule().ifPresent(rule -> json.put("rule", rule));
    entry.cause().ifPresent(cause -> json.put("intent", cause.hex()));
    json.set("result", result(entry.outcome()));
    entry.summary().ifPresent(summary -> json.set("summary", extract(summary)));
    return StrictJson.write(json);
  }

  private static String decision(Outcome outcome) {
    return outcome instanceof Outcome.Refused ? REFUSED : ALLOWED;
  }

  private static ObjectNode result(Outcome outcome) {
    ObjectNode result = StrictJson.object();
    return switch (outcome) {
      case Outcome.Signed(var digest, var signature) ->
          result.put("digest", digest.hex()).put("signature", signature.hex());
      case Outcome.Row(var digest) -> result.put("row", digest.hex());
      case Outcome.Refused(var code) -> result.put("code", code.name());
    };
  }

  private static ObjectNode extract(Extract summary) {
    return StrictJson.object()
        .put("headline", summary.headline())
        .put("hash", summary.hash().hex());
  }

  /// The receipt that `payload` states. Its signature must have been verified over these very
  /// bytes.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if no enclave of this version
  ///   would issue it
  public static SigningReceipt decode(Bytes payload) {
    try {
      return read(JsonObject.of(StrictJson.parse(payload), ErrorCode.REPLY_REFUSED, "the receipt"));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.REPLY_REFUSED, e.sentence(), e);
    }
  }

  private static SigningReceipt read(JsonObject json) {
    json.requireOnly(
        Set.of(
            "v",
            "seq",
            "prev",
            "time",
            "op",
            "account",
            "decision",
            "rule",
            "intent",
            "result",
            "summary"));
    if (json.require("v").integer() != VERSION) {
      throw refused("the receipt is of a version that is not known; known is: 1");
    }
    long sequence = json.require("seq").integer();
    if (sequence < 1) {
      throw refused("receipts are counted from 1");
    }
    return new SigningReceipt(
        sequence,
        json.require("prev").digits(HASH_LENGTH),
        json.require("time").second(),
        entry(json));
  }

  private static Entry entry(JsonObject json) {
    Outcome outcome = outcome(json.require("result").object());
    if (!json.require("decision").text().equals(decision(outcome))) {
      throw refused("the receipt's decision is not the one of its result");
    }
    return new Entry(
        operation(json.require("op").text()),
        AccountReferenceJson.decode(json.require("account").object()),
        json.find("rule").map(JsonValue::text),
        json.find("intent").map(cause -> cause.digits(HASH_LENGTH)),
        outcome,
        json.find("summary").map(summary -> extract(summary.object())));
  }

  private static Outcome outcome(JsonObject json) {
    if (json.find("code").isPresent()) {
      json.requireOnly(Set.of("code"));
      return new Outcome.Refused(code(json.require("code").text()));
    }
    if (json.find("row").isPresent()) {
      json.requireOnly(Set.of("row"));
      return new Outcome.Row(json.require("row").digits(HASH_LENGTH));
    }
    json.requireOnly(Set.of("digest", "signature"));
    return new Outcome.Signed(
        json.require("digest").digits(HASH_LENGTH),
        json.require("signature").digits(SIGNATURE_LENGTH));
  }

  private static Extract extract(JsonObject json) {
    json.requireOnly(Set.of("headline", "hash"));
    return new Extract(json.require("headline").text(), json.require("hash").digits(HASH_LENGTH));
  }

  private static RecordedOperation operation(String word) {
    return RecordedOperation.named(word)
        .orElseThrow(() -> refused("the receipt is of an operation that is not known"));
  }

  private static ErrorCode code(String name) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("the receipt names an error code that is not known"));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
