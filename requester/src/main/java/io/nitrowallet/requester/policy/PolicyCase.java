package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.policy.AccountPolicy;
import java.time.Instant;
import java.util.Optional;

/// What a team expects its policy to say of a request.
///
/// @param at when it is asked
public record PolicyCase(String name, Signable signable, Instant at, Expectation expectation) {
  /// What is expected.
  public sealed interface Expectation {
    /// It is allowed.
    ///
    /// @param rule by this one, where it matters
    /// @param approvals with so many, where it matters
    record Allowed(Optional<String> rule, Optional<Long> approvals) implements Expectation {}

    /// It is denied.
    record Denied() implements Expectation {}
  }

  /// What `policy` says of it.
  public Decision decide(AccountPolicy policy) {
    return policy.decide(signable, at);
  }

  /// Whether `decision` is what is expected.
  public boolean isMetBy(Decision decision) {
    return switch (expectation) {
      case Expectation.Denied() -> decision instanceof Decision.Denied;
      case Expectation.Allowed(var rule, var approvals) ->
          decision instanceof Decision.Allowed allowed
              && rule.filter(name -> !name.equals(allowed.rule())).isEmpty()
              && approvals.filter(number -> number != allowed.approvals()).isEmpty();
    };
  }

  /// What is expected, in words.
  public String expected() {
    return switch (expectation) {
      case Expectation.Denied() -> "denied";
      case Expectation.Allowed(var rule, var approvals) ->
          "allowed"
              + rule.map(name -> " by " + name).orElse("")
              + approvals.map(number -> " with %s approvals".formatted(number)).orElse("");
    };
  }
}
