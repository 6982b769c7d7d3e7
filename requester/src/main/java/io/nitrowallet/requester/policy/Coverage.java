package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.policy.Chains;
import io.nitrowallet.domain.policy.Constraint;
import io.nitrowallet.domain.policy.Domains;
import io.nitrowallet.domain.policy.Hours;
import io.nitrowallet.domain.policy.MaxFee;
import io.nitrowallet.domain.policy.MaxValue;
import io.nitrowallet.domain.policy.NoData;
import io.nitrowallet.domain.policy.Recipients;
import io.nitrowallet.domain.policy.Rule;
import io.nitrowallet.domain.policy.Selectors;
import io.nitrowallet.domain.policy.Tokens;
import io.nitrowallet.domain.policy.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds rules that never decide, since an earlier one matches whatever they match. Some are not
/// found; none is found wrongly.
final class Coverage {
  private static final Bytes TRANSFER = Bytes.ofHex("a9059cbb");

  /// What one rule must be about to match a user operation that comes as typed data.
  private static final Set<SigningOperation> BOTH =
      EnumSet.of(SigningOperation.TYPED_DATA, SigningOperation.USER_OPERATION);

  private Coverage() {}

  static Stream<String> hidden(Rule rule, List<Rule> before) {
    boolean hidden =
        !rule.operations().isEmpty()
            && rule.operations().stream()
                .allMatch(operation -> isCovered(rule, Set.of(operation), before))
            && (!rule.operations().containsAll(BOTH) || isCovered(rule, BOTH, before));
    return hidden
        ? Stream.of("it never decides: rules before it match whatever it matches")
        : Stream.empty();
  }

  private static boolean isCovered(Rule rule, Set<SigningOperation> kind, List<Rule> before) {
    return before.stream()
        .anyMatch(each -> kind.stream().allMatch(operation -> covers(each, rule, operation)));
  }

  private static boolean covers(Rule earlier, Rule later, SigningOperation operation) {
    return earlier.operations().contains(operation)
        && earlier.demands().stream().allMatch(each -> isImplied(each, later, operation));
  }

  /// Whether whatever meets all that `rule` demands meets `constraint`.
  private static boolean isImplied(Constraint constraint, Rule rule, SigningOperation operation) {
    boolean silent =
        Judged.isSilentOnOthers(constraint) && !Judged.operations(constraint).contains(operation);
    return silent || rule.demands().stream().anyMatch(each -> implies(each, constraint));
  }

  private static boolean implies(Constraint narrow, Constraint wide) {
    return switch (wide) {
      case Chains(var all) -> narrow instanceof Chains(var some) && all.containsAll(some);
      case Types(var all) -> narrow instanceof Types(var some) && all.containsAll(some);
      case Recipients(var all) -> narrow instanceof Recipients(var some) && all.containsAll(some);
      case Domains(var all) -> narrow instanceof Domains(var some) && all.containsAll(some);
      case MaxValue(var most) -> narrow instanceof MaxValue(var less) && less.compareTo(most) <= 0;
      case MaxFee(var most) -> narrow instanceof MaxFee(var less) && less.compareTo(most) <= 0;
      case Selectors.Any _ -> true;
      case Selectors.Of(var all) -> !all.isEmpty() && implies(narrow, all);
      case Tokens _, NoData _, Hours _ -> narrow.equals(wide);
    };
  }

  private static boolean implies(Constraint narrow, Set<Bytes> selectors) {
    return switch (narrow) {
      case Selectors.Of(var some) -> selectors.containsAll(some);
      case NoData _ -> true;
      case Tokens _ -> selectors.contains(TRANSFER);
      default -> false;
    };
  }
}
