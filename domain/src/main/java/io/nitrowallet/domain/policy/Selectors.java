package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.policy.Calls.Sent;
import java.util.Optional;
import java.util.Set;

/// Which functions may be called, by the first four bytes of the data. No data at all are met by
/// each list that is not empty. It says nothing of what makes no calls.
public sealed interface Selectors extends Constraint {
  /// These functions.
  ///
  /// @param allowed 4 bytes each
  record Of(Set<Bytes> allowed) implements Selectors {
    /// Copies the set.
    public Of {
      allowed = Set.copyOf(allowed);
    }

    @Override
    public Optional<String> objection(Subject subject) {
      return switch (subject.calls()) {
        case Calls.None _ -> Optional.empty();
        case Calls.Known _, Calls.Unknown _ when allowed.isEmpty() ->
            Optional.of("selectors: the rule's list is empty");
        case Calls.Known(var sent) ->
            sent.stream().flatMap(each -> objection(each).stream()).findFirst();
        case Calls.Unknown _ ->
            Optional.of("selectors: the user operation's calls are not known, only '*' meets it");
      };
    }

    private Optional<String> objection(Sent sent) {
      if (!sent.hasData()) {
        return Optional.empty();
      }
      Optional<Bytes> selector = sent.selector();
      if (selector.isEmpty()) {
        return Optional.of("selectors: the data have no selector, only '*' meets them");
      }
      return allowed.contains(selector.get())
          ? Optional.empty()
          : Optional.of(
              "selectors: calls %s, which the rule does not name"
                  .formatted(selector.get().hex0x()));
    }
  }

  /// `*`: whatever is called.
  record Any() implements Selectors {
    @Override
    public Optional<String> objection(Subject subject) {
      return Optional.empty();
    }
  }
}
