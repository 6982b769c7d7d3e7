package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.ethereum.Signable;

/// What operators approve: the whole of it, so that what is approved is what is done.
public sealed interface IntentAction {
  /// A signature.
  record Sign(Signable signable) implements IntentAction {}

  /// A change of the account's row, one version up. It wants the approvals of the policy's
  /// `change`.
  sealed interface AccountChange extends IntentAction {}

  /// The account shall have another policy.
  record UpdatePolicy(PolicyText policy) implements AccountChange {}

  /// The account's private key shall be sealed anew.
  ///
  /// @param keyArn one of the enclave's seal keys; the one of the row's may be meant too
  record Reseal(KeyArn keyArn) implements AccountChange {}
}
