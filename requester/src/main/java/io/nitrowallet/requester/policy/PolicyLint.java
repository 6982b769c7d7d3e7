package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds what a policy allows or prevents without its author's noticing. What is no policy at all
/// is refused when it is read.
public final class PolicyLint {
  /// An address whose first bytes are zero looks like the padding in front of any small number.
  private static final int PADDING = 12;

  private PolicyLint() {}

  /// The findings, those of the whole policy first, then in the order of the rules.
  ///
  /// @param now for what has expired
  public static List<Finding> of(AccountPolicy policy, Instant now) {
    List<Finding> findings = new ArrayList<>();
    ofAll(policy, now).forEach(sentence -> findings.add(new Finding(Finding.POLICY, sentence)));
    List<Rule> before = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      Stream.concat(Coverage.hidden(rule, before), RuleLint.of(rule))
          .forEach(sentence -> findings.add(new Finding(rule.name(), sentence)));
      before.add(rule);
    }
    return findings;
  }

  private static List<String> ofAll(AccountPolicy policy, Instant now) {
    List<String> sentences = new ArrayList<>();
    if (policy.operators().isEmpty()) {
      sentences.add(
          "it has no operators: whoever reaches the enclave may replace it by any other policy");
    }
    if (policy.rules().isEmpty()) {
      sentences.add("it has no rules: nothing can be signed until it is changed");
    }
    if (policy.expires().filter(end -> !now.isBefore(end)).isPresent()) {
      sentences.add("it has expired: nothing can be signed until it is changed");
    }
    if (!policy.deny().isEmpty()) {
      sentences.addAll(ofDenial(policy));
    }
    return sentences;
  }

  private static List<String> ofDenial(AccountPolicy policy) {
    List<String> sentences = new ArrayList<>();
    if (policy.rules().stream().anyMatch(PolicyLint::allowsUnexamined)) {
      sentences.add(
          "'deny' does not look into messages and digests, which a rule allows: they may mention"
              + " whom it denies");
    }
    policy.deny().stream()
        .filter(PolicyLint::looksLikePadding)
        .map(Address::checksummed)
        .sorted()
        .map(address ->
            "'deny' holds %s, whose zeros stand in nearly all data: it denies more than calls of it"
                .formatted(address))
        .forEach(sentences::add);
    return sentences;
  }

  private static boolean allowsUnexamined(Rule rule) {
    return rule.operations().contains(SigningOperation.MESSAGE)
        || rule.operations().contains(SigningOperation.DIGEST);
  }

  private static boolean looksLikePadding(Address address) {
    return address.value().slice(0, PADDING).isZero();
  }
}
