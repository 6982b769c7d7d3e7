package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SigningOperation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the policy `open` and no other, for tests that do not read JSON.
public final class OpenPolicy {
  private OpenPolicy() {}

  public static AccountPolicy read(PolicyText text) {
    if (!text.equals(AccountPolicy.OPEN)) {
      throw new RefusedException(ErrorCode.POLICY_UNSUPPORTED, "only 'open' is known here");
    }
    Types types = new Types(EnumSet.complementOf(EnumSet.of(Trait.LEGACY_UNPROTECTED)));
    Rule open =
        new Rule(
            "open",
            EnumSet.complementOf(EnumSet.of(SigningOperation.DIGEST)),
            List.of(types, new Selectors.Any()),
            0);
    return new AccountPolicy(List.of(), List.of(open), Set.of(), Optional.empty(), 0);
  }
}
