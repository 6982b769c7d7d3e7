package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.Calls.Sent;
import java.math.BigInteger;
import java.util.Optional;

/// How much Ether at most: what a transaction sends, or the calls of a user operation together.
public record MaxValue(Wei most) implements Constraint {
  @Override
  public Optional<String> objection(Subject subject) {
    return switch (subject.calls()) {
      case Calls.Known(var sent) ->
          objection(sent.stream().map(Sent::value).reduce(BigInteger.ZERO, BigInteger::add));
      case Calls.Unknown _ ->
          Optional.of("maxValueWei: what the user operation sends is not known");
      case Calls.None _ ->
          Optional.of("maxValueWei: %s has no value".formatted(subject.described()));
    };
  }

  private Optional<String> objection(BigInteger value) {
    return value.compareTo(most.value()) <= 0
        ? Optional.empty()
        : Optional.of(
            "maxValueWei: sends %s Wei, the rule allows %s".formatted(value, most.value()));
  }
}
