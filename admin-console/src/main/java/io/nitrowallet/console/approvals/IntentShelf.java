package io.nitrowallet.console.approvals;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The intents of one state that have not expired, those that expire first before others. What was
/// read stays until all of it was read anew. Used on the window's thread.
public final class IntentShelf {
  /// How many are listed: machines may leave more.
  static final int MOST = 1_000;

  private final Provider<IntentDesk> desk;
  private final Background background;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Remainder> remainder =
      new ReadOnlyObjectWrapper<>(new Remainder(0, false));
  private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> job = Optional.empty();

  /// @param desk made when it is first asked, in the background
  IntentShelf(Provider<IntentDesk> desk, Background background) {
    this.desk = desk;
    this.background = background;
  }

  /// Reads those of `state`; what is being read is given up.
  void load(State.Word state) {
    job.ifPresent(Job::cancel);
    loading.set(true);
    job =
        Optional.of(
            background.run(
                () -> read(state),
                this::settle,
                failure -> {
                  loading.set(false);
                  fault.set(Optional.of(failure));
                }));
  }

  private Reading read(State.Word state) {
    List<Entry> found = new ArrayList<>();
    int unreadable = 0;
    Optional<PendingIntents.Mark> after = Optional.empty();
    do {
      var page = desk.get().list(state, Optional.empty(), PendingIntents.MAX_PAGE, after);
      found.addAll(page.entries());
      unreadable += page.unreadable();
      after = page.next();
    } while (after.isPresent() && found.size() < MOST);
    return new Reading(found, new Remainder(unreadable, after.isPresent()));
  }

  private void settle(Reading reading) {
    loading.set(false);
    fault.set(Optional.empty());
    entries.setAll(reading.entries());
    remainder.set(reading.remainder());
    readings.set(readings.get() + 1);
  }

  /// Those that were read.
  public ObservableList<Entry> entries() {
    return entries;
  }

  /// What is not among them.
  public ReadOnlyObjectProperty<Remainder> remainder() {
    return remainder.getReadOnlyProperty();
  }

  /// How often they were read to the end, also if nothing is new.
  ReadOnlyLongProperty readings() {
    return readings.getReadOnlyProperty();
  }

  /// Whether they are being read.
  public ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /// Why the last reading failed.
  public ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }

  private record Reading(List<Entry> entries, Remainder remainder) {}

  /// What a list leaves out.
  ///
  /// @param unreadable rows of the table that are no intents
  /// @param more whether there are more than are listed
  public record Remainder(int unreadable, boolean more) {}
}
