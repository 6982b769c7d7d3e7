package io.nitrowallet.formats.json;

import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// What was done, as `op` (the word of the request that asked for it) and `result`.
final class DeedJson {
  private static final String GENERATE = "generateAccount";
  private static final String IMPORT = "importAccount";
  private static final String MIGRATE = "migrateAccount";
  private static final String VERIFY = "verifyAccount";
  private static final String SIGN = "sign";
  private static final String EXPLAIN = "explain";
  private static final String UPDATE_POLICY = "updatePolicy";
  private static final String RESEAL = "reseal";
  private static final int DIGEST_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 65;

  private DeedJson() {}

  static String op(Deed deed) {
    return switch (deed) {
      case Deed.Made(Origin origin) -> op(origin);
      case Deed.Opened() -> VERIFY;
      case Deed.Signed _ -> SIGN;
      case Deed.PolicyUpdated _ -> UPDATE_POLICY;
      case Deed.Resealed _ -> RESEAL;
      case Deed.Explained _ -> EXPLAIN;
    };
  }

  private static String op(Origin origin) {
    return switch (origin) {
      case GENERATED -> GENERATE;
      case IMPORTED -> IMPORT;
      case MIGRATED -> MIGRATE;
    };
  }

  static ObjectNode encode(Deed deed) {
    ObjectNode result = StrictJson.object();
    return switch (deed) {
      case Deed.Made(Origin origin) -> result.put("origin", origin.wireName());
      case Deed.Opened() -> result;
      case Deed.Signed(var digest, var signature, var rule, var summary) ->
          result
              .put("digest", digest.hex())
              .put("signature", signature.hex())
              .put("rule", rule)
              .put("summary", summary.hex());
      case Deed.PolicyUpdated(var replaced) -> result.put("replaced", replaced.hex());
      case Deed.Resealed(var replaced) -> result.put("replaced", replaced.hex());
      case Deed.Explained(var digest, var decision, var summary) ->
          DecisionJson.put(result.put("digest", digest.hex()), decision)
              .put("summary", summary.hex());
    };
  }

  static Deed decode(String op, JsonObject result) {
    return switch (op) {
      case GENERATE -> made(result, Origin.GENERATED);
      case IMPORT -> made(result, Origin.IMPORTED);
      case MIGRATE -> made(result, Origin.MIGRATED);
      case VERIFY -> {
        result.requireOnly(Set.of());
        yield new Deed.Opened();
      }
      case SIGN -> {
        result.requireOnly(Set.of("digest", "signature", "rule", "summary"));
        yield new Deed.Signed(
            result.require("digest").digits(DIGEST_LENGTH),
            result.require("signature").digits(SIGNATURE_LENGTH),
            result.require("rule").text(),
            result.require("summary").digits(DIGEST_LENGTH));
      }
      case UPDATE_POLICY -> new Deed.PolicyUpdated(replaced(result));
      case RESEAL -> new Deed.Resealed(replaced(result));
      case EXPLAIN -> explained(result);
      default ->
          throw new RefusedException(
              ErrorCode.REPLY_REFUSED, "the enclave states an operation that is not known");
    };
  }

  private static Bytes replaced(JsonObject result) {
    result.requireOnly(Set.of("replaced"));
    return result.require("replaced").digits(DIGEST_LENGTH);
  }

  private static Deed explained(JsonObject result) {
    Decision decision = DecisionJson.decode(result);
    Set<String> known = new HashSet<>(DecisionJson.members(decision));
    known.addAll(Set.of("digest", "summary"));
    result.requireOnly(known);
    return new Deed.Explained(
        result.require("digest").digits(DIGEST_LENGTH),
        decision,
        result.require("summary").digits(DIGEST_LENGTH));
  }

  private static Deed made(JsonObject result, Origin origin) {
    result.requireOnly(Set.of("origin"));
    if (!result.require("origin").text().equals(origin.wireName())) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "the enclave states an origin that its operation does not have");
    }
    return new Deed.Made(origin);
  }
}
