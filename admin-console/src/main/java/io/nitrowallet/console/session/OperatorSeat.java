package io.nitrowallet.console.session;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whose key signs at this desk, and whether it is unlocked. Used on the window's thread; the key
/// itself is used in the background.
///
/// Three wrong passphrases in a row make everybody wait. That stops somebody at this desk, not
/// whoever copied the keystore.
@SessionScope
public final class OperatorSeat {
  /// How long is waited after wrong passphrases.
  public static final Duration PAUSE = Duration.ofSeconds(30);

  private static final int CHANCES = 3;
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Background background;
  private final TimeSource time;
  private final ReadOnlyObjectWrapper<Seat> seat;
  private final ReadOnlyBooleanWrapper unlocking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Duration> pause = new ReadOnlyObjectWrapper<>(Duration.ZERO);
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Unlocking> attempt = Optional.empty();
  private Optional<Job> job = Optional.empty();
  private Optional<Job> glances = Optional.empty();
  private int wrong;

  /// The seat that `profile` names; nothing is opened yet.
  @Inject
  public OperatorSeat(Profile profile, Background background, TimeSource time) {
    this.background = background;
    this.time = time;
    this.seat =
        new ReadOnlyObjectWrapper<>(profile.operator().<Seat>map(Locked::new).orElse(new Empty()));
  }

  /// Unlocks the key, in the background; nothing happens where there is none that is locked, an
  /// attempt is under way, or a {@link #pause} is.
  ///
  /// @param passphrase or PIN; overwritten before this returns
  public void unlock(char[] passphrase) {
    Unlocking next = Unlocking.with(passphrase);
    if (!(seat.get() instanceof Locked(var identity)) || unlocking.get() || !pause.get().isZero()) {
      next.giveUp();
      return;
    }
    fault.set(Optional.empty());
    unlocking.set(true);
    attempt = Optional.of(next);
    Job started =
        background.run(
            () -> next.open(identity.holder()::open), done -> settle(identity, done), this::fail);
    job = Optional.of(started);
    if (!started.isRunning()) {
      end();
    }
  }

  private void settle(OperatorIdentity identity, Unlocking done) {
    unlocking.set(false);
    wrong = 0;
    seat.set(new Unlocked(identity, done.take()));
  }

  private void fail(Fault failure) {
    end();
    fault.set(Optional.of(failure));
    if (failure.code() == ErrorCode.INVALID_VALUE && ++wrong == CHANCES) {
      wrong = 0;
      Instant end = time.now().plus(PAUSE);
      pause.set(PAUSE);
      glances = Optional.of(background.every(GLANCE, () -> glance(end)));
    }
  }

  private void glance(Instant end) {
    Duration left = Duration.between(time.now(), end);
    pause.set(left.isPositive() ? left : Duration.ZERO);
    if (!left.isPositive()) {
      glances.ifPresent(Job::cancel);
    }
  }

  private void end() {
    unlocking.set(false);
    attempt.ifPresent(Unlocking::giveUp);
    attempt = Optional.empty();
  }

  /// Forgets the key, and an attempt to unlock it that is under way.
  public void lock() {
    job.ifPresent(Job::cancel);
    end();
    fault.set(Optional.empty());
    if (seat.get() instanceof Unlocked(var identity, var key)) {
      seat.set(new Locked(identity));
      key.close();
    }
  }

  /// The same for good, when the session ends.
  public void leave() {
    glances.ifPresent(Job::cancel);
    lock();
  }

  /// Who sits here.
  public ReadOnlyObjectProperty<Seat> seat() {
    return seat.getReadOnlyProperty();
  }

  /// Whether an attempt is under way.
  public ReadOnlyBooleanProperty unlocking() {
    return unlocking.getReadOnlyProperty();
  }

  /// How long no attempt is made; zero where one may be.
  public ReadOnlyObjectProperty<Duration> pause() {
    return pause.getReadOnlyProperty();
  }

  /// Why the last attempt to unlock failed.
  public ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }

  /// Who sits at the desk.
  public sealed interface Seat {}

  /// The profile names no operator.
  public record Empty() implements Seat {}

  /// The key is there, locked.
  public record Locked(OperatorIdentity identity) implements Seat {}

  /// The key can sign.
  public record Unlocked(OperatorIdentity identity, OperatorKey key) implements Seat {}
}
