package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.decision.PassedOver;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The sentence for what no rule allows: why those rules do not match that are about such a thing.
final class Refusal {
  /// More would be no sentence; each rule's reason stands in the decision.
  private static final int SHOWN = 2;

  private Refusal() {}

  /// @param passedOver each of `rules`, in their order
  static String of(Subject subject, List<Rule> rules, List<PassedOver> passedOver) {
    List<PassedOver> close =
        IntStream.range(0, rules.size())
            .filter(at -> rules.get(at).operations().contains(subject.operation()))
            .mapToObj(passedOver::get)
            .toList();
    if (close.isEmpty()) {
      return "no rule of the policy is about " + subject.described();
    }
    String shown =
        close.stream()
            .limit(SHOWN)
            .map(each -> "'%s' (%s)".formatted(each.rule(), each.reason()))
            .collect(Collectors.joining(", "));
    String rest = close.size() > SHOWN ? ", and %s more".formatted(close.size() - SHOWN) : "";
    return "no rule of the policy matches: " + shown + rest;
  }
}
