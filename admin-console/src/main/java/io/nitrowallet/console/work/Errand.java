package io.nitrowallet.console.work;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One thing at a time that is done in the background, and can be given up. Used on the window's
/// thread.
public final class Errand {
  private final Background background;
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> job = Optional.empty();

  /// Nothing is done yet.
  public Errand(Background background) {
    this.background = background;
  }

  /// Does `work` and hands its result to `done`, unless something is being done already.
  ///
  /// @return whether it was begun
  public <T> boolean run(Callable<T> work, Consumer<? super T> done) {
    if (working.get()) {
      return false;
    }
    working.set(true);
    fault.set(Optional.empty());
    job =
        Optional.of(
            background.run(
                work,
                result -> {
                  working.set(false);
                  done.accept(result);
                },
                failure -> {
                  working.set(false);
                  fault.set(Optional.of(failure));
                }));
    return true;
  }

  /// Gives up what is being done, and forgets what went wrong.
  public void cancel() {
    job.ifPresent(Job::cancel);
    working.set(false);
    fault.set(Optional.empty());
  }

  /// Tells of what went wrong with something else that belongs to it, or that nothing does any
  /// more.
  public void report(Optional<Fault> other) {
    fault.set(other);
  }

  /// Whether something is being done.
  public ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /// What went wrong last.
  public ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }
}
