package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.ethereum.Signable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an account may sign (protocol.md §5, docs/policies.md). Whatever no rule allows is denied.
///
/// @param operators who may approve, at most {@value #MAX_OPERATORS}
/// @param rules in the order in which they are tried, at most {@value #MAX_RULES}
/// @param deny addresses that nothing may mention, whatever the rules say
/// @param expires from when on everything is denied; a change of the policy never is
/// @param changeApprovals how many operators must approve another policy
public record AccountPolicy(
    List<Operator> operators,
    List<Rule> rules,
    Set<Address> deny,
    Optional<Instant> expires,
    int changeApprovals) {
  /// The most operators of a policy.
  public static final int MAX_OPERATORS = 64;

  /// The most rules of a policy.
  public static final int MAX_RULES = 256;

  /// The policy `open`, as it is stored and hashed: everything but bare digests, without approvals.
  public static final PolicyText OPEN =
      new PolicyText(
          """
          {"v":1,"operators":[],"rules":[{"name":"open",\
          "op":["transaction","message","typedData","authorization","userOperation"],\
          "types":["legacy","accessList","dynamicFee","blob","create","setCode"],\
          "selectors":["*"],"approvals":0}],"change":{"approvals":0}}\
          """);

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_POLICY` if there are too
  ///   many operators or rules, two operators share an ID or a key, two rules share a name, more
  ///   approvals are wanted than there are operators, or there are operators whom a change of the
  ///   policy does not ask
  public AccountPolicy {
    operators = List.copyOf(operators);
    rules = List.copyOf(rules);
    deny = Set.copyOf(deny);
    if (operators.size() > MAX_OPERATORS || rules.size() > MAX_RULES) {
      throw PolicyFaults.refused(
          "a policy has at most %s operators and %s rules".formatted(MAX_OPERATORS, MAX_RULES));
    }
    PolicyFaults.requireDistinct(
        operators.stream().map(Operator::id).toList(), "two operators share an id");
    PolicyFaults.requireDistinct(
        operators.stream().map(Operator::key).toList(), "two operators share a key");
    PolicyFaults.requireDistinct(rules.stream().map(Rule::name).toList(), "two rules share a name");
    for (Rule rule : rules) {
      requireApprovals(rule.approvals(), operators.size(), "the rule '" + rule.name() + "'");
    }
    requireApprovals(changeApprovals, operators.size(), "'change'");
    if (changeApprovals == 0 && !operators.isEmpty()) {
      throw PolicyFaults.refused(
          "'change' asks for 0 approvals though there are operators: whoever may change the policy"
              + " may allow everything");
    }
  }

  private static void requireApprovals(int approvals, int operators, String who) {
    if (approvals < 0 || approvals > operators) {
      throw PolicyFaults.refused(
          "%s asks for %s approvals: with %s operators it is 0 to %s"
              .formatted(who, approvals, operators, operators));
    }
  }

  /// Whether, by which rule and with how many approvals `signable` may be signed. The first rule
  /// that matches decides, also where its approvals are missing.
  public Decision decide(Signable signable, Instant now) {
    if (expires.filter(end -> !now.isBefore(end)).isPresent()) {
      return new Decision.Denied(
          "the policy expired at %s; nothing is signed until it is changed"
              .formatted(expires.orElseThrow()),
          List.of());
    }
    Optional<Address> denied = Mentions.first(signable, deny);
    if (denied.isPresent()) {
      return new Decision.Denied(
          "deny: mentions %s, which the policy denies".formatted(denied.get()), List.of());
    }
    return byRules(new Subject(signable, now));
  }

  private Decision byRules(Subject subject) {
    List<PassedOver> passedOver = new ArrayList<>();
    for (Rule rule : rules) {
      Optional<String> objection = rule.objection(subject);
      if (objection.isEmpty()) {
        return new Decision.Allowed(rule.name(), rule.approvals(), passedOver);
      }
      passedOver.add(new PassedOver(rule.name(), objection.get()));
    }
    return new Decision.Denied(Refusal.of(subject, rules, passedOver), passedOver);
  }

  /// The operators' keys by their IDs.
  public Map<String, VerifyingKey> operatorKeys() {
    return operators.stream().collect(Collectors.toUnmodifiableMap(Operator::id, Operator::key));
  }
}
