package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;

/// How much the fee may come to at most, should all gas be used at the highest price that is
/// offered.
public record MaxFee(Wei most) implements Constraint {
  @Override
  public Optional<String> objection(Subject subject) {
    return switch (subject.signable()) {
      case UnsignedTransaction transaction -> objection(HighestFee.of(transaction));
      case UserOperation operation ->
          HighestFee.of(operation)
              .map(this::objection)
              .orElse(Optional.of("maxFeeWei: the gas of the paymaster is not known"));
      case PersonalMessage _, TypedMessage _, Authorization _, BareDigest _ ->
          Optional.of("maxFeeWei: %s pays no fee".formatted(subject.described()));
    };
  }

  private Optional<String> objection(BigInteger fee) {
    return fee.compareTo(most.value()) <= 0
        ? Optional.empty()
        : Optional.of(
            "maxFeeWei: the fee may come to %s Wei, the rule allows %s"
                .formatted(fee, most.value()));
  }
}
