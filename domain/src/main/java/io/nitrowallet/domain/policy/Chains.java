package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.ChainId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/// For which chains.
public record Chains(Set<ChainId> allowed) implements Constraint {
  /// Copies the set.
  public Chains {
    allowed = Set.copyOf(allowed);
  }

  @Override
  public Optional<String> objection(Subject subject) {
    Optional<BigInteger> chain = subject.chain();
    if (chain.isEmpty()) {
      return Optional.of("chains: %s that names no chain".formatted(subject.described()));
    }
    return allowed.stream().anyMatch(each -> each.value().equals(chain.get()))
        ? Optional.empty()
        : Optional.of(
            "chains: is for chain %s, which the rule does not name".formatted(chain.get()));
  }
}
