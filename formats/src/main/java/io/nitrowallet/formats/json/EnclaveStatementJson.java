package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.statement.EnclaveStatement;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// What an enclave states of its results, as the JSON that its identity signs (protocol.md §4).
/// Reads only what was signed: members that are not known are refused.
public final class EnclaveStatementJson {
  private static final int VERSION = 1;
  private static final int HASH_LENGTH = 32;
  private static final int NONCE_LENGTH = 32;

  private EnclaveStatementJson() {}

  /// The bytes to be signed.
  public static Bytes encode(EnclaveStatement statement) {
    ObjectNode json =
        StrictJson.object().put("v", VERSION).put("op", DeedJson.op(statement.deed()));
    statement.nonce().ifPresent(nonce -> json.put("nonce", nonce.base64()));
    json.put("time", statement.time().toString());
    json.set("account", AccountReferenceJson.encode(statement.account()));
    json.put("row", statement.row().hex());
    json.putObject("receipts")
        .put("seq", statement.receipts().sequence())
        .put("head", statement.receipts().hash().hex());
    json.set("result", DeedJson.encode(statement.deed()));
    return StrictJson.write(json);
  }

  /// The statement that `payload` makes. Its signature must have been verified over these very
  /// bytes.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if no enclave of this version
  ///   would state it
  public static EnclaveStatement decode(Bytes payload) {
    try {
      return read(
          JsonObject.of(
              StrictJson.parse(payload), ErrorCode.REPLY_REFUSED, "the enclave's statement"));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.REPLY_REFUSED, e.sentence(), e);
    }
  }

  private static EnclaveStatement read(JsonObject json) {
    json.requireOnly(Set.of("v", "op", "nonce", "time", "account", "row", "receipts", "result"));
    if (json.require("v").integer() != VERSION) {
      throw refused("the enclave's statement is of a version that is not known; known is: 1");
    }
    return new EnclaveStatement(
        json.find("nonce").map(nonce -> exactly(nonce.base64(NONCE_LENGTH), NONCE_LENGTH)),
        json.require("time").second(),
        AccountReferenceJson.decode(json.require("account").object()),
        json.require("row").digits(HASH_LENGTH),
        receipts(json.require("receipts").object()),
        DeedJson.decode(json.require("op").text(), json.require("result").object()));
  }

  private static ReceiptHead receipts(JsonObject json) {
    json.requireOnly(Set.of("seq", "head"));
    long sequence = json.require("seq").integer();
    if (sequence < 0) {
      throw refused("the enclave's statement counts its receipts below zero");
    }
    return new ReceiptHead(sequence, json.require("head").digits(HASH_LENGTH));
  }

  private static Bytes exactly(Bytes value, int length) {
    if (value.length() != length) {
      throw refused("the nonce of the enclave's statement is not 32 bytes long");
    }
    return value;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
