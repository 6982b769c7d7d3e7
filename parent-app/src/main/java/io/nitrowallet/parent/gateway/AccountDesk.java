package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import java.util.Optional;

/// Where accounts are opened and looked over, for callers that may.
///
/// @param keyId the KMS key where a caller names none
public record AccountDesk(
    AccountOrders orders,
    AccountRegistration registration,
    AccountAudit audit,
    Optional<String> keyId) {
  /// @throws RefusedException as {@link AccountRegistration#register} does
  Registered generate(AccountName name, Optional<String> key, Optional<PolicyText> policy) {
    return registration.register(orders.order(Optional.of(name), key.or(this::keyId), policy));
  }

  /// Nothing is pinned: what this machine believes is not for callers to settle.
  ///
  /// @throws RefusedException as {@link AccountAudit#audit} does
  Audited verify(AccountName name) {
    return audit.audit(name, Pinning.NO);
  }
}
