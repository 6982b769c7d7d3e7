package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.SigningOperation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One rule: what it is about, what it demands of that, and who must approve.
///
/// Two things are never allowed by silence. Where no {@link Types} are among the constraints, none
/// that is allowed by name only is; where neither {@link Selectors} nor {@link Tokens} are, no data
/// are.
///
/// @param operations what it is about; of nothing where it is empty
/// @param constraints all of which must be met, in the order in which they are tried
/// @param approvals of distinct operators
public record Rule(
    String name, Set<SigningOperation> operations, List<Constraint> constraints, int approvals) {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_POLICY` if the name is none
  public Rule {
    PolicyFaults.requireName(name, "a rule's name");
    operations = Set.copyOf(operations);
    constraints = List.copyOf(constraints);
  }

  /// Why the rule does not match `subject`; empty where it does.
  Optional<String> objection(Subject subject) {
    if (!operations.containsAll(subject.operations())) {
      return Optional.of(
          "op: this is %s, the rule is about %s".formatted(subject.described(), words()));
    }
    return demands().stream()
        .flatMap(constraint -> constraint.objection(subject).stream())
        .findFirst();
  }

  /// All that it demands: its constraints, and what holds because it is silent.
  public List<Constraint> demands() {
    List<Constraint> demands = new ArrayList<>(constraints);
    if (constraints.stream().noneMatch(Types.class::isInstance)) {
      demands.add(Types.UNNAMED);
    }
    if (constraints.stream()
        .noneMatch(each -> each instanceof Selectors || each instanceof Tokens)) {
      demands.add(new NoData());
    }
    return demands;
  }

  private String words() {
    if (operations.isEmpty()) {
      return "nothing";
    }
    return EnumSet.copyOf(operations).stream()
        .map(SigningOperation::wireName)
        .collect(Collectors.joining(", "));
  }
}
