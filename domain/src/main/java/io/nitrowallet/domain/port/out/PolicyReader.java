package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;

/// Reads the text of policies.
@FunctionalInterface
public interface PolicyReader {
  /// The policy that `text` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_POLICY}, naming rule and member, if it
  ///   states none; with {@link ErrorCode#POLICY_UNSUPPORTED} if it is of another version
  AccountPolicy read(PolicyText text);
}
