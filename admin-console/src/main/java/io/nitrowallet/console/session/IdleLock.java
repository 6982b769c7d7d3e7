package io.nitrowallet.console.session;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.port.out.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Locks a desk that nobody sits at: forgets the operator's key and has the pages covered. Used on
/// the window's thread.
public final class IdleLock {
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Background background;
  private final Supplier<Duration> patience;
  private final OperatorSeat seat;
  private final TimeSource time;
  private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
  private Instant touched;

  /// @param patience how long nothing may happen, asked each time
  /// @param seat whose key is forgotten
  public IdleLock(
      Background background, Supplier<Duration> patience, OperatorSeat seat, TimeSource time) {
    this.background = background;
    this.patience = patience;
    this.seat = seat;
    this.time = time;
    this.touched = time.now();
  }

  /// Watches from now on. To be called once.
  ///
  /// @return to be cancelled at the end
  public Job watch() {
    return background.every(GLANCE, this::glance);
  }

  /// A person did something. Of no effect while the desk is locked.
  public void touch() {
    touched = time.now();
  }

  /// Uncovers the pages. The operator's key stays locked.
  public void resume() {
    touch();
    locked.set(false);
  }

  /// Locks the desk now.
  public void lock() {
    seat.lock();
    locked.set(true);
  }

  /// A clock that was set back counts as a person who came back.
  private void glance() {
    Instant now = time.now();
    if (now.isBefore(touched)) {
      touched = now;
    }
    if (!locked.get() && !now.isBefore(touched.plus(patience.get()))) {
      lock();
    }
  }

  /// Whether the pages are to be covered.
  public ReadOnlyBooleanProperty locked() {
    return locked.getReadOnlyProperty();
  }
}
