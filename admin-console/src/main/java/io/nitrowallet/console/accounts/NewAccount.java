package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Errand;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.TimeSource;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An account that is about to be made or imported. Used on the window's thread.
@SessionScope
final class NewAccount {
  private final AccountOffice office;
  private final AccountList list;
  private final EnclaveTrust trust;
  private final Errand errand;
  private final PolicyDraft policy;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<Fault>> nameFault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Account>> made =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<KeySource> key = Optional.empty();

  @Inject
  NewAccount(
      AccountOffice office,
      AccountList list,
      EnclaveTrust trust,
      Background background,
      TimeSource time) {
    this.office = office;
    this.list = list;
    this.trust = trust;
    this.errand = new Errand(background);
    this.policy = new PolicyDraft(background, time);
    Runnable judged = this::judge;
    name.subscribe(judged);
    policy.judgement().subscribe(judged);
    trust.permit().subscribe(judged);
    errand.working().subscribe(judged);
    judge();
  }

  /// Begins anew.
  void begin() {
    cancel();
    made.set(Optional.empty());
    name.set("");
    policy.begin("");
  }

  private void judge() {
    String text = name.get();
    nameFault.set(text.isEmpty() ? Optional.empty() : faultOf(text));
    ready.set(
        !text.isEmpty()
            && nameFault.get().isEmpty()
            && policy.policy().isPresent()
            && isPermitted()
            && !errand.working().get());
  }

  private Optional<Fault> faultOf(String text) {
    try {
      AccountName wanted = new AccountName(text);
      return list.all().stream().map(AccountSummary::name).anyMatch(wanted::equals)
          ? Optional.of(
              Fault.of(ErrorCode.ACCOUNT_EXISTS, "an account of the table is named like that"))
          : Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(Fault.of(e));
    }
  }

  private boolean isPermitted() {
    return trust.permit().get() instanceof SigningPermit.Granted;
  }

  /// Has the enclave make it; of no effect unless it is ready.
  void generate() {
    if (ready.get()) {
      AccountName chosen = new AccountName(name.get());
      var text = policy.policy().orElseThrow();
      errand.run(() -> office.generate(chosen, text), this::settle);
    }
  }

  /// Hands `source` over to the enclave, and closes it; that is all it does unless it is ready.
  void takeIn(KeySource source) {
    if (!ready.get()) {
      source.close();
      return;
    }
    AccountName chosen = new AccountName(name.get());
    var text = policy.policy().orElseThrow();
    key = Optional.of(source);
    errand.run(() -> office.takeIn(source, chosen, text), this::settle);
  }

  private void settle(Account account) {
    list.put(account);
    made.set(Optional.of(account));
  }

  /// Gives up waiting: the account may come into being all the same.
  void cancel() {
    errand.cancel();
    key.ifPresent(KeySource::close);
    key = Optional.empty();
  }

  /// What it shall be called.
  StringProperty name() {
    return name;
  }

  /// Why it cannot be called so.
  ReadOnlyObjectProperty<Optional<Fault>> nameFault() {
    return nameFault.getReadOnlyProperty();
  }

  /// What it may sign.
  PolicyDraft policy() {
    return policy;
  }

  /// Whether it can be made now.
  ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /// Whether it is being made.
  ReadOnlyBooleanProperty working() {
    return errand.working();
  }

  /// Why it was not made.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return errand.fault();
  }

  /// The account that was made.
  ReadOnlyObjectProperty<Optional<Account>> made() {
    return made.getReadOnlyProperty();
  }
}
