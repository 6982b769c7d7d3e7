/// What the requester does around the enclave's answers, since neither the enclave's row nor the
/// table is trusted: {@link io.nitrowallet.requester.accounts.AccountRegistration} brings accounts
/// into being, {@link io.nitrowallet.requester.accounts.PinnedAccounts} reads them again, {@link
/// io.nitrowallet.requester.accounts.AccountSigning} signs with them.
@NullMarked
package io.nitrowallet.requester.accounts;

import org.jspecify.annotations.NullMarked;
