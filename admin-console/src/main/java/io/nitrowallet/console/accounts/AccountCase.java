package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Errand;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The account in front of the operator. Used on the window's thread.
@SessionScope
final class AccountCase {
  private final AccountOffice office;
  private final Background background;
  private final Errand errand;
  private final ReadOnlyObjectWrapper<Optional<AccountFacts>> facts =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Audited>> audited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Balance> balance =
      new ReadOnlyObjectWrapper<>(new Balance.Unasked());
  private Optional<Job> asking = Optional.empty();

  @Inject
  AccountCase(AccountOffice office, Background background) {
    this.office = office;
    this.background = background;
    this.errand = new Errand(background);
  }

  /// Reads the account `name` and lays it open.
  void open(AccountName name) {
    close();
    errand.run(() -> office.look(name), this::show);
  }

  private void show(AccountFacts read) {
    facts.set(Optional.of(read));
    balance.set(new Balance.Asked());
    asking =
        Optional.of(
            background.run(
                () -> office.balance(read.account().address()),
                found ->
                    balance.set(
                        found.<Balance>map(Balance.Said::new).orElse(new Balance.Unasked())),
                failure -> balance.set(new Balance.Failed(failure))));
  }

  /// Puts it away, and gives up what is under way.
  void close() {
    errand.cancel();
    asking.ifPresent(Job::cancel);
    facts.set(Optional.empty());
    audited.set(Optional.empty());
    balance.set(new Balance.Unasked());
  }

  /// Has the enclave open the row, too.
  void verify(Pinning pinning) {
    facts
        .get()
        .map(shown -> shown.account().name())
        .ifPresent(name ->
            errand.run(
                () -> {
                  Audited found = office.verify(name, pinning);
                  return new Verified(found, office.look(name));
                },
                this::settle));
  }

  private void settle(Verified verified) {
    facts.set(Optional.of(verified.facts()));
    audited.set(Optional.of(verified.audited()));
  }

  /// Gives up what is under way; what is shown stays.
  void cancel() {
    errand.cancel();
  }

  /// What is shown.
  ReadOnlyObjectProperty<Optional<AccountFacts>> facts() {
    return facts.getReadOnlyProperty();
  }

  /// What the enclave said, where it was asked.
  ReadOnlyObjectProperty<Optional<Audited>> audited() {
    return audited.getReadOnlyProperty();
  }

  /// What the node says it has.
  ReadOnlyObjectProperty<Balance> balance() {
    return balance.getReadOnlyProperty();
  }

  /// Whether something is under way.
  ReadOnlyBooleanProperty working() {
    return errand.working();
  }

  /// What went wrong last.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return errand.fault();
  }

  private record Verified(Audited audited, AccountFacts facts) {}

  /// The word of the profile's node.
  sealed interface Balance {
    /// There is no node.
    record Unasked() implements Balance {}

    /// It has not answered yet.
    record Asked() implements Balance {}

    /// It answered.
    record Said(Wei wei) implements Balance {}

    /// It did not.
    record Failed(Fault fault) implements Balance {}
  }
}
