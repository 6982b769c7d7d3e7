package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.requester.policy.PolicyTemplate;
import java.util.List;
import java.util.Locale;

/// What a policy can begin as.
enum Template {
  /// Small payments by one operator, the rest by most of them.
  TREASURY,
  /// Everything by most of the operators.
  STRICT,
  /// Everything by anybody.
  OPEN;

  /// Its text, with the operator at this desk where their key is unlocked, and the profile's chain.
  String text(OperatorSeat.Seat seat, Profile profile) {
    List<Operator> operators =
        seat instanceof OperatorSeat.Unlocked(var identity, var key)
            ? List.of(new Operator(identity.id(), key.publicKey()))
            : List.of();
    long chain = profile.chain().map(on -> on.id().value().longValueExact()).orElse(1L);
    return switch (this) {
      case TREASURY -> PolicyTemplate.TREASURY.write(operators, List.of(chain));
      case STRICT -> PolicyTemplate.STRICT.write(operators, List.of(chain));
      case OPEN -> AccountPolicy.OPEN.value();
    };
  }

  /// Its name among the words.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
