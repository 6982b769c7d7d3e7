package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountFacts.Birth;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// An enclave and a table that do what they are asked, unless they refuse or never answer.
final class FakeOffice implements AccountOffice {
  static final Account ACCOUNT = Crew.account();

  final List<String> asked = new ArrayList<>();
  final CountDownLatch stuck = new CountDownLatch(1);
  Optional<ErrorCode> refusal = Optional.empty();
  boolean silent;

  private void ask(String what) {
    asked.add(what);
    if (silent) {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RefusedException(ErrorCode.UNAVAILABLE, "interrupted", e);
      }
    }
    refusal.ifPresent(code -> {
      throw new RefusedException(code, "refused");
    });
  }

  @Override
  public AccountFacts look(AccountName name) {
    ask("look " + name);
    return new AccountFacts(
        new Found(ACCOUNT, Pinned.NOT_HERE, Optional.empty()),
        Optional.of(Origin.IMPORTED),
        new Birth.Doubtful(Fault.of(ErrorCode.BIRTH_CERTIFICATE_REFUSED, "no certificate")));
  }

  @Override
  public Audited verify(AccountName name, Pinning pinning) {
    ask("verify " + name + " " + pinning);
    throw new RefusedException(ErrorCode.ROW_TAMPERED, "the row does not open");
  }

  @Override
  public Optional<Wei> balance(Address address) {
    return Optional.of(Wei.of(7));
  }

  @Override
  public Account generate(AccountName name, PolicyText policy) {
    ask("generate " + name);
    return ACCOUNT;
  }

  @Override
  public Account takeIn(KeySource source, AccountName name, PolicyText policy) {
    try (source;
        PrivateKey key = source.open()) {
      ask("import " + name + " " + key.publicKey().address().checksummed());
      return ACCOUNT;
    }
  }

  @Override
  public Account change(Account shown, PolicyText policy) {
    ask("change " + shown.name());
    Sealing old = shown.sealing();
    return shown.changedTo(
        policy,
        new Sealing(
            old.keyArn(), old.version() + 1, old.encryptedPrivateKey(), old.encryptedDataKey()));
  }

  @Override
  public IntentReview propose(Account shown, PolicyText policy, SigningOperator operator) {
    ask("propose " + shown.name() + " by " + operator.id());
    throw new RefusedException(ErrorCode.UNAVAILABLE, "no table of intents");
  }
}
