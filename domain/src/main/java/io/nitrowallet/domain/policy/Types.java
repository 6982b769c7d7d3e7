package io.nitrowallet.domain.policy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which transactions and user operations, by what they are: each of their traits must be named. It
/// says nothing of what has no types.
public record Types(Set<Trait> named) implements Constraint {
  /// What holds where a rule says nothing: all but those that are allowed by name only.
  static final Types UNNAMED = new Types(EnumSet.complementOf(EnumSet.copyOf(Trait.byNameOnly())));

  /// Copies the set.
  public Types {
    named = Set.copyOf(named);
  }

  @Override
  public Optional<String> objection(Subject subject) {
    return Trait.of(subject.signable()).flatMap(this::objection);
  }

  private Optional<String> objection(Set<Trait> traits) {
    if (named.isEmpty()) {
      return Optional.of("types: the rule's list is empty");
    }
    return traits.stream()
        .filter(trait -> !named.contains(trait))
        .findFirst()
        .map(trait -> "types: is '%s', which the rule does not name".formatted(trait.wireName()));
  }
}
