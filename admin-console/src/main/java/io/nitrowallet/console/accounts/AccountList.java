package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.port.out.Accounts;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The rows of the table, page by page as they arrive, and those of them that are searched for.
/// What it lists is the table's word: nothing of it was verified. Used on the window's thread.
@SessionScope
public final class AccountList {
  /// How many rows are asked for at a time.
  static final int PAGE = 500;

  private final Provider<Accounts> table;
  private final Background background;
  private final ObservableList<AccountSummary> all = FXCollections.observableArrayList();
  private final FilteredList<AccountSummary> found = new FilteredList<>(all);
  private final ObservableList<String> unreadable = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> job = Optional.empty();

  /// @param table made when it is first asked, in the background
  @Inject
  public AccountList(Provider<Accounts> table, Background background) {
    this.table = table;
    this.background = background;
    search.subscribe(words -> found.setPredicate(account -> matches(account, words)));
  }

  /// Reads the table anew, from its first row.
  public void reload() {
    cancel();
    all.clear();
    unreadable.clear();
    fault.set(Optional.empty());
    loading.set(true);
    read(Optional.empty());
  }

  /// Stops reading; what was read stays.
  public void cancel() {
    job.ifPresent(Job::cancel);
    loading.set(false);
  }

  private void read(Optional<AccountName> after) {
    job =
        Optional.of(
            background.run(
                () -> table.get().list(PAGE, after),
                this::take,
                failure -> {
                  loading.set(false);
                  fault.set(Optional.of(failure));
                }));
  }

  private void take(Accounts.Page page) {
    all.addAll(page.accounts());
    unreadable.addAll(page.unreadable());
    page.next().ifPresentOrElse(next -> read(Optional.of(next)), () -> loading.set(false));
  }

  private static boolean matches(AccountSummary account, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    return account.name().value().toLowerCase(Locale.ROOT).contains(wanted)
        || account.address().lowerCase().contains(wanted);
  }

  /// What is searched for in names and addresses, whatever the case; empty for all.
  public StringProperty search() {
    return search;
  }

  /// Those that match.
  public ObservableList<AccountSummary> found() {
    return found;
  }

  /// All that were read.
  public ObservableList<AccountSummary> all() {
    return all;
  }

  /// Names, as they stand in the table, of rows that cannot be read.
  public ObservableList<String> unreadable() {
    return unreadable;
  }

  /// Whether more rows are awaited.
  public ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /// Why reading ended early.
  public ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }
}
