package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.policy.Calls.Sent;
import java.util.Optional;
import java.util.Set;

/// To whom: the recipient of a transaction, of each call of a user operation, and the delegate of
/// an authorization.
public record Recipients(Set<Address> allowed) implements Constraint {
  /// Copies the set.
  public Recipients {
    allowed = Set.copyOf(allowed);
  }

  @Override
  public Optional<String> objection(Subject subject) {
    if (subject.signable() instanceof Authorization authorization) {
      return objection(authorization.delegate());
    }
    return switch (subject.calls()) {
      case Calls.Known(var sent) ->
          sent.stream().flatMap(each -> objection(each).stream()).findFirst();
      case Calls.Unknown _ -> Optional.of("to: whom the user operation calls is not known");
      case Calls.None _ -> Optional.of("to: %s has no recipient".formatted(subject.described()));
    };
  }

  private Optional<String> objection(Sent sent) {
    return sent.to().isPresent()
        ? objection(sent.to().get())
        : Optional.of("to: creates a contract, which has no recipient");
  }

  private Optional<String> objection(Address to) {
    return allowed.contains(to)
        ? Optional.empty()
        : Optional.of("to: goes to %s, which the rule does not name".formatted(to));
  }
}
