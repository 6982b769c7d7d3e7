package io.nitrowallet.requester.policy;

import static io.nitrowallet.domain.ethereum.SigningOperation.AUTHORIZATION;
import static io.nitrowallet.domain.ethereum.SigningOperation.TRANSACTION;
import static io.nitrowallet.domain.ethereum.SigningOperation.TYPED_DATA;
import static io.nitrowallet.domain.ethereum.SigningOperation.USER_OPERATION;

import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.policy.Chains;
import io.nitrowallet.domain.policy.Constraint;
import io.nitrowallet.domain.policy.Domains;
import io.nitrowallet.domain.policy.Hours;
import io.nitrowallet.domain.policy.MaxFee;
import io.nitrowallet.domain.policy.MaxValue;
import io.nitrowallet.domain.policy.NoData;
import io.nitrowallet.domain.policy.Recipients;
import io.nitrowallet.domain.policy.Selectors;
import io.nitrowallet.domain.policy.Tokens;
import io.nitrowallet.domain.policy.Types;
import java.util.EnumSet;
import java.util.Set;

/// What constraints can be judged on.
final class Judged {
  private Judged() {}

  static Set<SigningOperation> operations(Constraint constraint) {
    return switch (constraint) {
      case Chains _ -> EnumSet.of(TRANSACTION, TYPED_DATA, AUTHORIZATION, USER_OPERATION);
      case Recipients _ -> EnumSet.of(TRANSACTION, AUTHORIZATION, USER_OPERATION);
      case Types _, Selectors _, NoData _, Tokens _, MaxValue _, MaxFee _ ->
          EnumSet.of(TRANSACTION, USER_OPERATION);
      case Domains _ -> EnumSet.of(TYPED_DATA);
      case Hours _ -> EnumSet.allOf(SigningOperation.class);
    };
  }

  /// Whether it is not considered where it cannot be judged. Others are not met there.
  static boolean isSilentOnOthers(Constraint constraint) {
    return constraint instanceof Types
        || constraint instanceof Selectors
        || constraint instanceof NoData;
  }

  static boolean matchesNothing(Constraint constraint) {
    return switch (constraint) {
      case Chains(var allowed) -> allowed.isEmpty();
      case Types(var named) -> named.isEmpty();
      case Recipients(var allowed) -> allowed.isEmpty();
      case Selectors.Of(var allowed) -> allowed.isEmpty();
      case Tokens(var allowed) -> allowed.isEmpty();
      case Domains(var allowed) -> allowed.isEmpty();
      case Hours hours -> hours.days().isEmpty();
      case Selectors.Any _, NoData _, MaxValue _, MaxFee _ -> false;
    };
  }

  /// The rule's member that states it.
  static String member(Constraint constraint) {
    return switch (constraint) {
      case Chains _ -> "chains";
      case Types _ -> "types";
      case Recipients _ -> "to";
      case Selectors _, NoData _ -> "selectors";
      case Tokens _ -> "tokens";
      case Domains _ -> "domains";
      case MaxValue _ -> "maxValueWei";
      case MaxFee _ -> "maxFeeWei";
      case Hours _ -> "hours";
    };
  }
}
