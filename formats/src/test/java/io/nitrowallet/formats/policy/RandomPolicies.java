package io.nitrowallet.formats.policy;

import io.nitrowallet.formats.json.StrictJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Valid policies that use each constraint.
final class RandomPolicies {
  static final List<String> OPERATIONS =
      List.of("transaction", "message", "typedData", "authorization", "userOperation", "digest");
  private static final List<String> TYPES =
      List.of(
          "legacy", "accessList", "dynamicFee", "blob", "create", "setCode", "legacyUnprotected");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> TIMES =
      List.of("00:00", "06:00", "08:30", "12:00", "18:00", "23:59");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Paris", "Asia/Tokyo", "America/New_York");
  private static final List<String> FEES =
      List.of("0", "20999", "21000", "210000", "1000000", "100000000000000", "9".repeat(77));
  private static final List<String> KEYS =
      List.of(
          "ed25519:MCowBQYDK2VwAyEAoGqh1CUO+Bu8WW4pUoR7SlUaA9o7QP9UI/cA/mMYJz8=",
          "p256:MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaeZCxaRaZxDWK5bTjMOzAjjT"
              + "TV1Di0LQMgO63uH4kVvxtTpzHFCPY4ZV0lx0gmyTlmC6z13aLPi1jIbj1zDySQ==");

  /// What no such thing can meet; a rule that is about one kind seldom has it.
  private static final Map<String, List<String>> UNJUDGED =
      Map.of(
          "transaction", List.of("domains"),
          "userOperation", List.of("domains"),
          "typedData", List.of("to", "tokens", "maxValueWei", "maxFeeWei"),
          "authorization", List.of("domains", "tokens", "maxValueWei", "maxFeeWei"),
          "message", List.of("chains", "to", "tokens", "domains", "maxValueWei", "maxFeeWei"),
          "digest", List.of("chains", "to", "tokens", "domains", "maxValueWei", "maxFeeWei"));

  private final Dice dice;

  RandomPolicies(Dice dice) {
    this.dice = dice;
  }

  ObjectNode next() {
    int operators = dice.below(KEYS.size() + 1);
    ObjectNode policy = StrictJson.object().put("v", 1);
    ArrayNode list = policy.putArray("operators");
    for (int i = 0; i < operators; i++) {
      list.addObject().put("id", "operator-" + i).put("key", KEYS.get(i));
    }
    ArrayNode rules = policy.putArray("rules");
    int number = dice.in(3) ? 0 : 1 + dice.below(5);
    for (int i = 0; i < number; i++) {
      rule(rules.addObject().put("name", "rule-" + i)).put("approvals", dice.below(operators + 1));
    }
    if (dice.in(10)) {
      strings(policy, "deny", dice.addresses().stream().limit(2).toList());
    }
    if (dice.in(10)) {
      policy.put("expires", LocalDate.of(2026, 1 + dice.below(12), 1) + "T00:00:00Z");
    }
    policy.putObject("change").put("approvals", Math.min(1, operators));
    return policy;
  }

  private ObjectNode rule(ObjectNode rule) {
    String only = dice.one(OPERATIONS);
    boolean focused = dice.in(50);
    strings(rule, "op", focused ? List.of(only) : dice.some(OPERATIONS));
    sometimes(
        40, rule, "chains", (it, name) -> dice.some(Dice.CHAINS).forEach(it.putArray(name)::add));
    sometimes(30, rule, "types", (it, name) -> strings(it, name, dice.some(TYPES)));
    sometimes(15, rule, "to", (it, name) -> strings(it, name, dice.addresses()));
    sometimes(40, rule, "selectors", this::selectors);
    sometimes(15, rule, "tokens", this::tokens);
    sometimes(10, rule, "domains", this::domains);
    sometimes(20, rule, "maxValueWei", (it, name) -> it.put(name, dice.amount().toString()));
    sometimes(15, rule, "maxFeeWei", (it, name) -> it.put(name, dice.one(FEES)));
    sometimes(15, rule, "hours", this::hours);
    if (focused) {
      rule.remove(UNJUDGED.get(only));
    }
    return rule;
  }

  private void sometimes(
      int percent, ObjectNode rule, String name, BiConsumer<ObjectNode, String> put) {
    if (dice.in(percent)) {
      put.accept(rule, name);
    }
  }

  private void selectors(ObjectNode rule, String name) {
    strings(rule, name, dice.in(40) ? List.of("*") : dice.some(Dice.SELECTORS));
  }

  private void tokens(ObjectNode rule, String name) {
    ArrayNode tokens = rule.putArray(name);
    for (String contract : dice.addresses()) {
      ObjectNode token = tokens.addObject().put("contract", contract);
      sometimes(50, token, "recipients", (it, member) -> strings(it, member, dice.addresses()));
      sometimes(50, token, "maxAmount", (it, member) -> it.put(member, dice.amount().toString()));
    }
  }

  private void domains(ObjectNode rule, String name) {
    ArrayNode domains = rule.putArray(name);
    for (String contract : dice.addresses()) {
      domains.addObject().put("chainId", dice.one(Dice.CHAINS)).put("verifyingContract", contract);
    }
  }

  private void hours(ObjectNode rule, String name) {
    ObjectNode hours = rule.putObject(name);
    strings(hours, "days", dice.some(DAYS));
    List<String> two = dice.some(TIMES);
    boolean enough = two.size() > 1;
    hours
        .put("from", enough ? two.get(0) : "08:00")
        .put("to", enough ? two.get(1) : "20:00")
        .put("zone", dice.one(ZONES));
  }

  private static void strings(ObjectNode json, String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
  }
}
