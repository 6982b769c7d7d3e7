package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountFacts.Birth;
import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.accounts.SealingKey;
import io.nitrowallet.requester.accounts.StatedOrigin;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;

/// Asks the profile's enclave, table and node.
public final class RequesterOffice implements AccountOffice {
  /// How long a change waits for operators.
  private static final Duration LIFETIME = Duration.ofHours(4);

  private final Profile profile;
  private final Provider<RequesterComponent> requester;
  private final Optional<ChainAccess> chain;

  @Inject
  RequesterOffice(
      Profile profile, Provider<RequesterComponent> requester, Optional<ChainAccess> chain) {
    this.profile = profile;
    this.requester = requester;
    this.chain = chain;
  }

  @Override
  public AccountFacts look(AccountName name) {
    Found found = requester.get().pinnedAccounts().find(name);
    return new AccountFacts(found, StatedOrigin.of(found.account()), birth(found.account()));
  }

  private Birth birth(Account account) {
    try {
      return new Birth.Proven(requester.get().audit().inspect(account));
    } catch (RefusedException e) {
      return new Birth.Doubtful(Fault.of(e));
    }
  }

  @Override
  public Audited verify(AccountName name, Pinning pinning) {
    return requester.get().audit().audit(name, pinning);
  }

  @Override
  public Optional<Wei> balance(Address address) {
    return chain.map(access -> access.balance(address));
  }

  @Override
  public Account generate(AccountName name, PolicyText policy) {
    var order =
        requester
            .get()
            .orders()
            .order(
                Optional.of(name),
                profile.configuration().text(Setting.KMS_KEY_ID),
                Optional.of(policy));
    return requester.get().registration().register(order).account();
  }

  @Override
  public Account takeIn(KeySource source, AccountName name, PolicyText policy) {
    try (source;
        PrivateKey key = source.open()) {
      return requester
          .get()
          .imports()
          .register(key, name, SealingKey.of(profile.configuration()), policy)
          .account();
    }
  }

  @Override
  public Account change(Account shown, PolicyText policy) {
    return requester
        .get()
        .changes()
        .change(shown, new IntentAction.UpdatePolicy(policy), Optional.empty());
  }

  @Override
  public IntentReview propose(Account shown, PolicyText policy, SigningOperator operator) {
    return requester
        .get()
        .intentProposals()
        .propose(
            shown,
            new IntentAction.UpdatePolicy(policy),
            LIFETIME,
            review -> operator.sign(Verdict.APPROVAL, review));
  }
}
