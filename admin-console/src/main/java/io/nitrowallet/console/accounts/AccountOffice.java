package io.nitrowallet.console.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import java.util.Optional;

/// What can be done with accounts, as the command line does it. All of it waits and is used in the
/// background; all of it refuses with {@link RefusedException}.
public interface AccountOffice {
  /// Reads a row, and judges its birth certificate.
  AccountFacts look(AccountName name);

  /// Has the enclave open the row as well, and remembers the address where that is asked for.
  Audited verify(AccountName name, Pinning pinning);

  /// What the account has; nothing where the profile names no node.
  Optional<Wei> balance(Address address);

  /// Has the enclave make an account.
  Account generate(AccountName name, PolicyText policy);

  /// Hands a key over to the enclave; `key` is closed.
  Account takeIn(KeySource key, AccountName name, PolicyText policy);

  /// Gives `shown`, as it was shown, another policy.
  Account change(Account shown, PolicyText policy);

  /// Leaves that for other operators, approved of by `operator`.
  IntentReview propose(Account shown, PolicyText policy, SigningOperator operator);
}
