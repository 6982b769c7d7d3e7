package io.nitrowallet.console.session;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whose key signs at this desk, and whether it is unlocked. Used on the window's thread; the key
/// itself is used in the background.
@SessionScope
public final class OperatorSeat {
  private final Background background;
  private final ReadOnlyObjectWrapper<Seat> seat;
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Job> unlocking = Optional.empty();

  /// The key that `profile` names is locked.
  @Inject
  public OperatorSeat(Profile profile, Background background) {
    this.background = background;
    this.seat =
        new ReadOnlyObjectWrapper<>(profile.operator().<Seat>map(Locked::new).orElse(new Empty()));
  }

  /// Unlocks the key, in the background.
  ///
  /// @param passphrase or PIN; overwritten before this returns
  public void unlock(char[] passphrase) {
    SecretBytes secret = Passphrase.utf8(passphrase);
    if (!(seat.get() instanceof Locked(var identity))
        || unlocking.filter(Job::isRunning).isPresent()) {
      secret.close();
      return;
    }
    fault.set(Optional.empty());
    unlocking =
        Optional.of(
            background.run(
                () -> identity.holder().open(() -> secret),
                key -> seat.set(new Unlocked(identity, key)),
                failure -> fault.set(Optional.of(failure))));
  }

  /// Forgets the key.
  public void lock() {
    unlocking.ifPresent(Job::cancel);
    if (seat.get() instanceof Unlocked(var identity, var key)) {
      seat.set(new Locked(identity));
      key.close();
    }
  }

  /// Who sits here.
  public ReadOnlyObjectProperty<Seat> seat() {
    return seat.getReadOnlyProperty();
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
