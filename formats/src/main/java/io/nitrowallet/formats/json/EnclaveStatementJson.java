package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Subject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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
    Subject account = statement.account();
    json.putObject("account")
        .put("name", account.name().value())
        .put("address", account.address().checksummed())
        .put("version", account.version())
        .put("policy", account.policyHash().hex());
    json.put("row", statement.row().hex());
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
    json.requireOnly(Set.of("v", "op", "nonce", "time", "account", "row", "result"));
    if (json.require("v").integer() != VERSION) {
      throw refused("the enclave's statement is of a version that is not known; known is: 1");
    }
    return new EnclaveStatement(
        json.find("nonce").map(nonce -> exactly(nonce.base64(NONCE_LENGTH), NONCE_LENGTH)),
        time(json.require("time").text()),
        account(json.require("account").object()),
        json.require("row").digits(HASH_LENGTH),
        DeedJson.decode(json.require("op").text(), json.require("result").object()));
  }

  private static Subject account(JsonObject json) {
    json.requireOnly(Set.of("name", "address", "version", "policy"));
    return new Subject(
        new AccountName(json.require("name").text()),
        json.require("address").address(),
        version(json.require("version").integer()),
        json.require("policy").digits(HASH_LENGTH));
  }

  private static long version(long version) {
    if (version < 1) {
      throw refused("the enclave's statement is about a row of no version");
    }
    return version;
  }

  private static Instant time(String text) {
    try {
      Instant time = Instant.parse(text);
      if (time.truncatedTo(ChronoUnit.SECONDS).toString().equals(text)) {
        return time;
      }
    } catch (DateTimeParseException _) {
      // refused below
    }
    throw refused("the time of the enclave's statement is malformed");
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
