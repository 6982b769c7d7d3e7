package io.nitrowallet.formats.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.json.AuthorizationJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.formats.json.TypedDataJson;
import io.nitrowallet.formats.json.UserOperationJson;
import io.nitrowallet.formats.policy.PlainPolicy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// 100,000 pairs, of 20,000 policies and five requests each, against {@link PlainPolicy}.
class RandomDecisionsTest {
  private static final int POLICIES = 20_000;
  private static final int REQUESTS = 5;
  private static final long SEED = 20_261_126;
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SECONDS = 365 * 24 * 3600;
  private static final List<String> CONSTRAINTS =
      List.of(
          "op",
          "chains",
          "types",
          "to",
          "selectors",
          "tokens",
          "domains",
          "maxValueWei",
          "maxFeeWei",
          "hours");

  private final Dice dice = new Dice(SEED);
  private final RandomPolicies policies = new RandomPolicies(dice);
  private final RandomRequests requests = new RandomRequests(dice);
  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void agreeWithAnEvaluatorThatSharesNoCode() {
    for (int i = 0; i < POLICIES; i++) {
      JsonNode policy = policies.next();
      AccountPolicy read = PolicyJson.decode(new PolicyText(policy.toString()));
      for (int j = 0; j < REQUESTS; j++) {
        compare(policy, read, requests.next(policy), YEAR.plusSeconds(dice.below(SECONDS)));
      }
    }
    System.out.println("random decisions: " + counts);
    assertEachConstraintDecided();
  }

  private void compare(JsonNode policy, AccountPolicy read, JsonNode request, Instant now) {
    Verdict expected = PlainPolicy.decide(policy, request, now);
    Decision actual = read.decide(signable(request), now);
    assertAgreement(expected, actual, () -> policy + "\n" + request + "\n" + now);
    if (actual instanceof Decision.Allowed(_, var approvals, var passedOver)) {
      JsonNode rule = policy.get("rules").get(passedOver.size());
      assertEquals(rule.get("approvals").intValue(), approvals);
    }
    count(policy, request, expected);
  }

  static Signable signable(JsonNode request) {
    JsonNode it = request.get("it");
    return switch (request.get("op").stringValue()) {
      case "transaction" -> TransactionJson.decode(it);
      case "userOperation" -> UserOperationJson.decode(it);
      case "typedData" -> new TypedMessage(TypedDataJson.decode(it));
      case "authorization" -> AuthorizationJson.decode(it);
      case "message" -> new PersonalMessage(Bytes.ofHex(it.stringValue()));
      default -> new BareDigest(Bytes.ofHex(it.stringValue()));
    };
  }

  private static void assertAgreement(
      Verdict expected, Decision actual, Supplier<@Nullable String> pair) {
    switch (actual) {
      case Decision.Allowed(var rule, _, _) -> assertEquals(expected.rule(), rule, pair);
      case Decision.Denied(var reason, _) -> {
        assertEquals(expected.rule(), "", pair);
        assertEquals(expected.before(), before(reason), pair);
      }
    }
    List<PassedOver> passedOver = actual.passedOver();
    assertEquals(expected.failing().size(), passedOver.size(), pair);
    for (int i = 0; i < passedOver.size(); i++) {
      PassedOver each = passedOver.get(i);
      String constraint = each.reason().substring(0, each.reason().indexOf(':'));
      assertTrue(expected.failing().get(i).contains(constraint), () -> each + "\n" + pair.get());
      assertTrue(each.reason().length() <= PassedOver.MAX_REASON, each.reason());
    }
  }

  private static String before(String reason) {
    if (reason.startsWith("the policy expired")) {
      return "expires";
    }
    return reason.startsWith("deny: ") ? "deny" : "rules";
  }

  /// A constraint is counted where it alone keeps a rule from matching, and where it stands in the
  /// rule that decides.
  private void count(JsonNode policy, JsonNode request, Verdict verdict) {
    String operation = request.get("op").stringValue();
    if (verdict.rule().isEmpty()) {
      add("denied by " + verdict.before());
    } else {
      add("allowed " + operation);
      JsonNode rule = policy.get("rules").get(verdict.failing().size());
      rule.propertyNames().forEach(member -> add("met " + member));
    }
    for (Set<String> failing : verdict.failing()) {
      if (failing.size() == 1) {
        add("failed by " + failing.iterator().next() + " alone");
      }
    }
  }

  private void add(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void assertEachConstraintDecided() {
    for (String constraint : CONSTRAINTS) {
      assertOften("failed by " + constraint + " alone");
      assertOften("met " + constraint);
    }
    assertOften("denied by deny");
    assertOften("denied by expires");
    for (String operation : RandomPolicies.OPERATIONS) {
      assertOften("allowed " + operation);
    }
  }

  private void assertOften(String what) {
    assertTrue(counts.getOrDefault(what, 0) >= 100, () -> what + " in " + counts);
  }
}
