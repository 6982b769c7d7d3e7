package io.nitrowallet.console.audit;

import io.nitrowallet.console.audit.Books.Audited;
import io.nitrowallet.console.audit.Books.Source;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.requester.receipts.ListedReceipt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The receipts that were kept, those of them that are looked for, and what an audit says of all.
/// Used on the window's thread.
@SessionScope
public final class AuditBook {
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final Books books;
  private final Background background;
  private final ObservableList<ListedReceipt> all = FXCollections.observableArrayList();
  private final FilteredList<ListedReceipt> found = new FilteredList<>(all);
  private final ObservableList<String> accounts = FXCollections.observableArrayList();
  private final ObjectProperty<ReceiptFilter> filter =
      new SimpleObjectProperty<>(ReceiptFilter.ALL);
  private final ReadOnlyObjectWrapper<Optional<Audited>> audited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyLongWrapper progress = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> job = Optional.empty();
  private Optional<Job> glances = Optional.empty();

  @Inject
  AuditBook(Books books, Background background) {
    this.books = books;
    this.background = background;
    filter.subscribe(found::setPredicate);
  }

  /// Reads and audits all of `source` anew.
  void load(Source source) {
    cancel();
    all.clear();
    accounts.clear();
    audited.set(Optional.empty());
    fault.set(Optional.empty());
    progress.set(0);
    phase.set(Phase.READING);
    AtomicLong lines = new AtomicLong();
    glances = Optional.of(background.every(GLANCE, () -> progress.set(lines.get())));
    job =
        Optional.of(
            background.run(() -> books.audit(source, lines::set), this::settle, this::fail));
  }

  /// Gives up what is being read.
  void cancel() {
    job.ifPresent(Job::cancel);
    rest();
  }

  private void rest() {
    glances.ifPresent(Job::cancel);
    phase.set(Phase.IDLE);
  }

  private void settle(Audited read) {
    rest();
    progress.set(read.result().lines().size() + read.result().unlisted());
    accounts.setAll(
        read.result().lines().stream()
            .flatMap(line -> line.receipt().stream())
            .map(receipt -> receipt.entry().account().name().value())
            .distinct()
            .sorted()
            .toList());
    all.setAll(read.result().lines());
    audited.set(Optional.of(read));
  }

  private void fail(Fault failure) {
    rest();
    fault.set(Optional.of(failure));
  }

  /// Which are looked for.
  ObjectProperty<ReceiptFilter> filter() {
    return filter;
  }

  /// Those that are looked for.
  ObservableList<ListedReceipt> found() {
    return found;
  }

  /// All that are listed.
  ObservableList<ListedReceipt> all() {
    return all;
  }

  /// Names of the accounts that occur.
  ObservableList<String> accounts() {
    return accounts;
  }

  /// What the audit says; nothing while there is none.
  ReadOnlyObjectProperty<Optional<Audited>> audited() {
    return audited.getReadOnlyProperty();
  }

  /// How many lines were read.
  ReadOnlyLongProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /// What is going on.
  ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /// Why there is no audit.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }

  /// What is going on.
  enum Phase {
    /// Nothing.
    IDLE,
    /// Receipts are being read and audited.
    READING
  }
}
