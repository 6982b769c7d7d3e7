package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.typeddata.SigningDomain;
import java.util.Optional;
import java.util.Set;

/// For which domains typed data are: chain and contract, both of which a domain must name.
public record Domains(Set<Domain> allowed) implements Constraint {
  /// Copies the set.
  public Domains {
    allowed = Set.copyOf(allowed);
  }

  @Override
  public Optional<String> objection(Subject subject) {
    return subject.signable() instanceof TypedMessage(var data)
        ? objection(data.domain())
        : Optional.of("domains: %s has no domain".formatted(subject.described()));
  }

  private Optional<String> objection(SigningDomain domain) {
    if (domain.chainId().isEmpty() || domain.verifyingContract().isEmpty()) {
      return Optional.of("domains: the typed data name no chainId or no verifyingContract");
    }
    boolean named =
        allowed.stream()
            .anyMatch(each ->
                each.chainId().value().equals(domain.chainId().get())
                    && each.verifyingContract().equals(domain.verifyingContract().get()));
    return named
        ? Optional.empty()
        : Optional.of(
            "domains: is for %s on chain %s, which the rule does not name"
                .formatted(domain.verifyingContract().get(), domain.chainId().get()));
  }

  /// A contract on a chain.
  public record Domain(ChainId chainId, Address verifyingContract) {}
}
