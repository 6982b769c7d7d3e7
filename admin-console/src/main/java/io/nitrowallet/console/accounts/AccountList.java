package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.AddressPins;
import io.nitrowallet.requester.accounts.Pin;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
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
  private final Provider<AddressPins> pins;
  private final Background background;
  private final ObservableList<AccountSummary> all = FXCollections.observableArrayList();
  private final FilteredList<AccountSummary> found = new FilteredList<>(all);
  private final ObservableList<String> unreadable = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
  private final ReadOnlyObjectWrapper<Optional<Function<AccountName, Optional<Pin>>>> pinned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<AccountName, Standing> standings = new HashMap<>();
  private final Set<AccountName> put = new HashSet<>();
  private Optional<Job> job = Optional.empty();
  private Optional<Job> pinning = Optional.empty();

  /// @param table made when it is first asked, in the background, as are `pins`
  @Inject
  public AccountList(Provider<Accounts> table, Provider<AddressPins> pins, Background background) {
    this.table = table;
    this.pins = pins;
    this.background = background;
    Runnable sifted = this::sift;
    search.subscribe(sifted);
    show.subscribe(sifted);
  }

  /// Reads the table anew, from its first row.
  public void reload() {
    cancel();
    all.clear();
    put.clear();
    unreadable.clear();
    fault.set(Optional.empty());
    loading.set(true);
    job =
        Optional.of(
            background.run(
                () -> new Beginning(table.get().list(PAGE, Optional.empty()), pins()),
                this::take,
                this::fail));
  }

  /// Has the row of `account` stand in the list, in place of an older one.
  void put(Account account) {
    AccountSummary row = AccountSummary.of(account);
    put.add(row.name());
    int at = indexOf(row.name());
    if (at < 0) {
      all.add(row);
    } else {
      all.set(at, row);
    }
    readPins();
  }

  private int indexOf(AccountName name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// Reads what this machine remembers of addresses; rows are shown without it.
  void readPins() {
    pinning.ifPresent(Job::cancel);
    pinning =
        Optional.of(
            background.run(this::pins, this::take, failure -> fault.set(Optional.of(failure))));
  }

  /// Stops reading; what was read stays.
  public void cancel() {
    job.ifPresent(Job::cancel);
    pinning.ifPresent(Job::cancel);
    loading.set(false);
  }

  private void read(AccountName after) {
    job =
        Optional.of(
            background.run(
                () -> table.get().list(PAGE, Optional.of(after)), this::take, this::fail));
  }

  private void fail(Fault failure) {
    loading.set(false);
    fault.set(Optional.of(failure));
  }

  private void take(Beginning first) {
    take(first.pins());
    take(first.page());
  }

  private Remembered pins() {
    try {
      return new Remembered(Optional.of(pins.get().snapshot()), Optional.empty());
    } catch (RefusedException e) {
      return new Remembered(Optional.empty(), Optional.of(Fault.of(e)));
    }
  }

  private void take(Remembered read) {
    standings.clear();
    pinned.set(read.pins());
    if (read.fault().isPresent()) {
      fault.set(read.fault());
    }
    if (show.get() != Show.ALL) {
      sift();
    }
  }

  private void take(Accounts.Page page) {
    all.addAll(page.accounts().stream().filter(account -> !put.contains(account.name())).toList());
    unreadable.addAll(page.unreadable());
    page.next().ifPresentOrElse(this::read, () -> loading.set(false));
  }

  private void sift() {
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    Show shown = show.get();
    found.setPredicate(
        account -> matches(account, wanted) && shown.includes(() -> standing(account)));
  }

  private static boolean matches(AccountSummary account, String wanted) {
    return account.name().value().toLowerCase(Locale.ROOT).contains(wanted)
        || account.address().lowerCase().contains(wanted);
  }

  /// What this machine remembers of the account's address.
  Standing standing(AccountSummary account) {
    return pinned
        .get()
        .map(snapshot ->
            standings.computeIfAbsent(account.name(), _ -> Standing.of(account, snapshot)))
        .orElse(Standing.UNKNOWN);
  }

  /// Tells when what is remembered was read anew.
  ReadOnlyObjectProperty<Optional<Function<AccountName, Optional<Pin>>>> pinned() {
    return pinned.getReadOnlyProperty();
  }

  /// Which of them are shown.
  ObjectProperty<Show> show() {
    return show;
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

  private record Beginning(Accounts.Page page, Remembered pins) {}

  private record Remembered(
      Optional<Function<AccountName, Optional<Pin>>> pins, Optional<Fault> fault) {}

  /// What a machine remembers of an account's address.
  enum Standing {
    /// The address is the pinned one.
    PINNED,
    /// Nothing is remembered.
    UNPINNED,
    /// Another address is pinned: somebody changed the table.
    DIFFERENT,
    /// The pins were not read, or cannot be.
    UNKNOWN;

    private static Standing of(
        AccountSummary account, Function<AccountName, Optional<Pin>> snapshot) {
      try {
        return snapshot
            .apply(account.name())
            .map(pin -> pin.address().equals(account.address()) ? PINNED : DIFFERENT)
            .orElse(UNPINNED);
      } catch (RefusedException _) {
        return UNKNOWN;
      }
    }

    /// Its name among the words.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Which accounts are shown.
  enum Show {
    /// Whatever is remembered of them.
    ALL,
    /// Those that this machine pinned.
    PINNED,
    /// Those that it does not know.
    UNPINNED,
    /// Those whose pinned address is another.
    DIFFERENT;

    private boolean includes(Supplier<Standing> standing) {
      return this == ALL || standing.get().name().equals(name());
    }

    /// Its name among the words.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
