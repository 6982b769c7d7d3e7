package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.TokenCall.Erc20Transfer;
import io.nitrowallet.domain.policy.Calls.Sent;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which tokens may be transferred, to whom and how many: each call must be an ERC-20 `transfer`
/// that one of the entries allows, in the canonical encoding and without Ether.
public record Tokens(List<Token> allowed) implements Constraint {
  /// Copies the list.
  public Tokens {
    allowed = List.copyOf(allowed);
  }

  @Override
  public Optional<String> objection(Subject subject) {
    return switch (subject.calls()) {
      case Calls.Known(var sent) ->
          sent.stream().flatMap(each -> objection(each).stream()).findFirst();
      case Calls.Unknown _ -> Optional.of("tokens: the user operation's calls are not known");
      case Calls.None _ -> Optional.of("tokens: %s makes no call".formatted(subject.described()));
    };
  }

  private Optional<String> objection(Sent sent) {
    if (sent.to().isEmpty() || !(sent.call() instanceof Erc20Transfer transfer)) {
      return Optional.of("tokens: makes a call that is no canonical ERC-20 transfer");
    }
    Address contract = sent.to().get();
    if (sent.value().signum() != 0) {
      return Optional.of("tokens: sends Ether along with a transfer");
    }
    List<Token> entries =
        allowed.stream().filter(token -> token.contract().equals(contract)).toList();
    if (entries.isEmpty()) {
      return Optional.of("tokens: calls %s, which the rule does not list".formatted(contract));
    }
    return entries.stream().anyMatch(token -> token.allows(transfer))
        ? Optional.empty()
        : Optional.of(refusal(transfer, entries));
  }

  private static String refusal(Erc20Transfer transfer, List<Token> entries) {
    return entries.stream().anyMatch(token -> token.allows(transfer.recipient()))
        ? "tokens: transfers %s to %s, which is more than the rule allows"
            .formatted(transfer.amount(), transfer.recipient())
        : "tokens: transfers to %s, which the rule does not list".formatted(transfer.recipient());
  }

  /// One token.
  ///
  /// @param recipients to whom; absent for anybody, empty for nobody
  /// @param maxAmount how many base units in one call; absent for any number
  public record Token(
      Address contract, Optional<Set<Address>> recipients, Optional<BigInteger> maxAmount) {
    /// Copies the set.
    public Token {
      recipients = recipients.map(Set::copyOf);
    }

    private boolean allows(Erc20Transfer transfer) {
      return allows(transfer.recipient())
          && maxAmount.filter(most -> transfer.amount().compareTo(most) > 0).isEmpty();
    }

    private boolean allows(Address recipient) {
      return recipients.isEmpty() || recipients.get().contains(recipient);
    }
  }
}
