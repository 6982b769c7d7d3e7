package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.policy.Calls.Sent;
import java.util.Optional;

/// No data: what holds where a rule names neither selectors nor tokens. It says nothing of what
/// makes no calls.
public record NoData() implements Constraint {
  @Override
  public Optional<String> objection(Subject subject) {
    return switch (subject.calls()) {
      case Calls.Known(var sent) when sent.stream().anyMatch(Sent::hasData) ->
          Optional.of("selectors: has data, and the rule names neither selectors nor tokens");
      case Calls.Unknown _ ->
          Optional.of("selectors: the user operation's calls are not known, only '*' meets it");
      case Calls.Known _, Calls.None _ -> Optional.empty();
    };
  }
}
