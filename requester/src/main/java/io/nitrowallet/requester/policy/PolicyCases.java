package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.requester.config.YamlTree;
import io.nitrowallet.requester.policy.PolicyCase.Expectation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A file of cases: YAML (or JSON, which is part of it) of `cases`, each with a `name`, one request
/// under the word of its operation, `expect` (`allowed` or `denied`), and where they matter `rule`,
/// `approvals` and the time `at`, which may also stand once for all.
public final class PolicyCases {
  private static final int MAX_CASES = 10_000;
  private static final int MAX_NAME = 200;
  private static final String AT = "at";
  private static final String NAME = "name";
  private static final String EXPECT = "expect";
  private static final String RULE = "rule";
  private static final String APPROVALS = "approvals";

  private PolicyCases() {}

  /// The cases that `text` states.
  ///
  /// @param now when those are asked that state no time
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE}, naming the case
  public static List<PolicyCase> parse(String text, Instant now) {
    JsonNode tree = read(text);
    JsonObject file = JsonObject.of(tree, ErrorCode.INVALID_VALUE, "the file of cases");
    file.requireOnly(Set.of("cases", AT));
    Instant usual = file.find(AT).map(PolicyCases::instant).orElse(now);
    List<JsonValue> elements = file.require("cases").elements();
    if (elements.isEmpty() || elements.size() > MAX_CASES) {
      throw refused("a file of cases has 1 to %s of them".formatted(MAX_CASES));
    }
    List<PolicyCase> cases = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      cases.add(parse(elements.get(i).object(), tree.get("cases").get(i), usual, i + 1));
    }
    return cases;
  }

  private static JsonNode read(String text) {
    try {
      return YamlTree.read(text);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "of the file of cases, " + e.sentence(), e);
    }
  }

  private static PolicyCase parse(JsonObject json, JsonNode node, Instant usual, int number) {
    String name = json.find(NAME).map(JsonValue::text).orElse("case " + number);
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw refused("the name of case %s is empty or over 200 characters long".formatted(number));
    }
    try {
      Set<String> known = new HashSet<>(PolicyRequest.WORDS);
      known.addAll(Set.of(NAME, AT, EXPECT, RULE, APPROVALS));
      json.requireOnly(known);
      String word = word(node);
      return new PolicyCase(
          name,
          PolicyRequest.read(word, node.get(word)),
          json.find(AT).map(PolicyCases::instant).orElse(usual),
          expectation(json));
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "in case %s, %s".formatted(number, e.sentence()), e);
    }
  }

  private static String word(JsonNode node) {
    List<String> words = PolicyRequest.WORDS.stream().filter(node::has).toList();
    if (words.size() != 1) {
      throw refused("there must be one of " + String.join(", ", PolicyRequest.WORDS));
    }
    return words.getFirst();
  }

  private static Expectation expectation(JsonObject json) {
    Optional<String> rule = json.find(RULE).map(JsonValue::text);
    Optional<Long> approvals = json.find(APPROVALS).map(JsonValue::integer);
    return switch (json.require(EXPECT).text()) {
      case "allowed" -> new Expectation.Allowed(rule, approvals);
      case "denied" -> {
        if (rule.isPresent() || approvals.isPresent()) {
          throw refused("what is denied has no 'rule' and no 'approvals'");
        }
        yield new Expectation.Denied();
      }
      default -> throw refused("'expect' must be allowed or denied");
    };
  }

  private static Instant instant(JsonValue value) {
    try {
      return Instant.parse(value.text());
    } catch (DateTimeException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "'at' must be a time such as 2027-01-31T09:00:00Z", e);
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
