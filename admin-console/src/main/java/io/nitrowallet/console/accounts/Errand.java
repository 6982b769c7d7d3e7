package io.nitrowallet.console.accounts;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One thing at a time that is done in the background, and can be given up. Used on the window's
/// thread.
final class Errand {
  private final Background background;
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> job = Optional.empty();

  Errand(Background background) {
    this.background = background;
  }

  /// Does `work` and hands its result to `done`, unless something is being done already.
  ///
  /// @return whether it was begun
  <T> boolean run(Callable<T> work, Consumer<? super T> done) {
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
  void cancel() {
    job.ifPresent(Job::cancel);
    working.set(false);
    fault.set(Optional.empty());
  }

  /// Whether something is being done.
  ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /// What went wrong last.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }
}
