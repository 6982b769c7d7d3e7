package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.domain.policy.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Reads policies (protocol.md §5, docs/protocol/policy.schema.json). What is not known is refused
/// wherever it stands: a constraint that is not understood would not constrain.
public final class PolicyJson {
  private static final int VERSION = 1;
  private static final Set<String> MEMBERS =
      Set.of("v", "operators", "rules", "deny", "expires", "change");
  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private PolicyJson() {}

  /// The policy that `text` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#POLICY_UNSUPPORTED} if it is of another
  ///   version; with {@link ErrorCode#INVALID_POLICY}, naming the rule and the member, if it states
  ///   none
  public static AccountPolicy decode(PolicyText text) {
    JsonObject json = JsonObject.of(parse(text), ErrorCode.INVALID_POLICY, "the policy");
    requireVersion(json);
    json.requireOnly(MEMBERS);
    return new AccountPolicy(
        json.require("operators").elements().stream().map(PolicyJson::operator).toList(),
        rules(json.require("rules").elements()),
        json.find("deny").map(PolicyJson::addresses).orElse(Set.of()),
        json.find("expires").map(PolicyJson::instant),
        changeApprovals(json.require("change").object()));
  }

  private static ObjectNode parse(PolicyText text) {
    Bytes utf8 = Utf8.encode(text.value()).orElseThrow(); // else it were no PolicyText
    try {
      return StrictJson.parse(utf8);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_POLICY, "the policy is refused: " + e.sentence(), e);
    }
  }

  private static void requireVersion(JsonObject json) {
    if (json.require("v").integer() != VERSION) {
      throw new RefusedException(
          ErrorCode.POLICY_UNSUPPORTED,
          "the policy's version 'v' is not known here; known are: " + VERSION);
    }
  }

  private static Operator operator(JsonValue value) {
    JsonObject json = value.object();
    json.requireOnly(Set.of("id", "key"));
    return new Operator(
        json.require("id").text(),
        json.require("key")
            .convert(
                VerifyingKey::parse,
                "'ed25519:' or 'p256:' and the base64 of its SubjectPublicKeyInfo"));
  }

  private static List<Rule> rules(List<JsonValue> elements) {
    List<Rule> rules = new ArrayList<>();
    for (JsonValue element : elements) {
      rules.add(RuleJson.decode(element.object()));
    }
    return rules;
  }

  private static int changeApprovals(JsonObject json) {
    json.requireOnly(Set.of("approvals"));
    return approvals(json);
  }

  /// Whether there are so many operators is the policy's to say.
  static int approvals(JsonObject json) {
    long approvals = json.require("approvals").integer();
    if (approvals < 0 || approvals > AccountPolicy.MAX_OPERATORS) {
      throw refused("'approvals' must be 0 to " + AccountPolicy.MAX_OPERATORS);
    }
    return (int) approvals;
  }

  static Set<Address> addresses(JsonValue list) {
    return list.elements().stream().map(JsonValue::address).collect(Collectors.toSet());
  }

  private static Instant instant(JsonValue value) {
    return value.convert(
        text -> {
          if (!INSTANT.matcher(text).matches()) {
            throw new IllegalArgumentException("not in UTC to the second");
          }
          try {
            return Instant.parse(text);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
          }
        },
        "a time in UTC such as 2027-01-31T00:00:00Z");
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_POLICY, sentence);
  }
}
