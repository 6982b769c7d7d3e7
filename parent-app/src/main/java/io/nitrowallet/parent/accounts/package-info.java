/// What the requester does around the enclave's answers, since neither the enclave's row nor the
/// table is trusted: {@link io.nitrowallet.parent.accounts.AccountRegistration} brings accounts
/// into being, {@link io.nitrowallet.parent.accounts.PinnedAccounts} reads them again, {@link
/// io.nitrowallet.parent.accounts.AccountSigning} signs with them.
@NullMarked
package io.nitrowallet.parent.accounts;

import org.jspecify.annotations.NullMarked;
