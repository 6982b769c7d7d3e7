package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.IntentSigning;
import io.nitrowallet.requester.intents.SigningOperator;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The intent in front of the operator. What is shown is what is signed: it is not read again in
/// between. Used on the window's thread.
@SessionScope
public final class IntentCase {
  private final Services services;
  private final Background background;
  private final OperatorSeat seat;
  private final EnclaveTrust trust;
  private final TimeSource time;
  private final ReadOnlyObjectWrapper<Optional<IntentReview>> review =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Deed>> deed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private long turn;

  @Inject
  IntentCase(
      Services services,
      Background background,
      OperatorSeat seat,
      EnclaveTrust trust,
      TimeSource time) {
    this.services = services;
    this.background = background;
    this.seat = seat;
    this.trust = trust;
    this.time = time;
  }

  /// Reads the intent `id` and lays it open.
  void open(UUID id) {
    close();
    work(() -> services.desk().find(id), found -> review.set(Optional.of(found)));
  }

  /// Puts it away. What is under way is not interrupted: it is signed and kept.
  void close() {
    turn++;
    working.set(false);
    review.set(Optional.empty());
    deed.set(Optional.empty());
    fault.set(Optional.empty());
  }

  /// Why `act` cannot be done now; nothing where it can.
  Optional<Hindrance> hindrance(Act act) {
    if (deed.get().isPresent()) {
      return Optional.of(Hindrance.ENDED);
    }
    var desk = new Hindrance.Desk(seat.seat().get(), trust.permit().get(), time.now());
    return review.get().flatMap(open -> Hindrance.of(act, open, desk));
  }

  /// Does it; nothing happens where something hinders it.
  void take(Act act) {
    if (working.get() || hindrance(act).isPresent()) {
      return;
    }
    review
        .get()
        .ifPresent(open -> {
          switch (act) {
            case APPROVE -> say(Verdict.APPROVAL, open);
            case REJECT -> say(Verdict.REJECTION, open);
            case WITHDRAW -> say(Verdict.WITHDRAWAL, open);
            case DO -> carryOut(open);
          }
        });
  }

  private void say(Verdict verdict, IntentReview open) {
    if (seat.seat().get() instanceof OperatorSeat.Unlocked(var identity, var key)) {
      var operator = new SigningOperator(identity.id(), key);
      work(
          () -> services.desk().handIn(open, verdict, operator.sign(verdict, open)),
          next -> review.set(Optional.of(next)));
    }
  }

  private void carryOut(IntentReview open) {
    work(
        () -> {
          Deed done = done(open);
          return new Outcome(done, lookAgain(open));
        },
        outcome -> {
          review.set(Optional.of(outcome.after()));
          deed.set(Optional.of(outcome.deed()));
        });
  }

  /// What was done stays done where the table cannot be read any more.
  private IntentReview lookAgain(IntentReview before) {
    try {
      return services.desk().find(before.intent().id());
    } catch (RefusedException _) {
      return before;
    }
  }

  private Deed done(IntentReview open) {
    return switch (open.intent().action()) {
      case IntentAction.Sign _ -> new Deed.Signed(services.signing().sign(open));
      case IntentAction.AccountChange _ -> new Deed.Changed(services.changes().change(open));
    };
  }

  private <T> void work(Callable<T> task, Consumer<T> done) {
    working.set(true);
    fault.set(Optional.empty());
    long own = turn;
    background.run(
        task,
        result -> settle(own, () -> done.accept(result)),
        failure -> settle(own, () -> fault.set(Optional.of(failure))));
  }

  /// Nothing is shown of an intent that was put away.
  private void settle(long own, Runnable telling) {
    if (own == turn) {
      working.set(false);
      telling.run();
    }
  }

  /// What is shown.
  ReadOnlyObjectProperty<Optional<IntentReview>> review() {
    return review.getReadOnlyProperty();
  }

  /// What the enclave did.
  ReadOnlyObjectProperty<Optional<Deed>> deed() {
    return deed.getReadOnlyProperty();
  }

  /// Whether something is under way.
  ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /// What went wrong last.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }

  private record Outcome(Deed deed, IntentReview after) {}

  /// What an enclave did with enough approvals.
  sealed interface Deed {
    /// It signed.
    record Signed(IntentSigning.SignedIntent signed) implements Deed {}

    /// It changed the account.
    record Changed(IntentChanges.Changed changed) implements Deed {}
  }

  /// Where intents are kept, and who does them; each is made when it is first asked, in the
  /// background.
  public static final class Services {
    private final Provider<IntentDesk> desk;
    private final Provider<IntentSigning> signing;
    private final Provider<IntentChanges> changes;

    @Inject
    Services(
        Provider<IntentDesk> desk,
        Provider<IntentSigning> signing,
        Provider<IntentChanges> changes) {
      this.desk = desk;
      this.signing = signing;
      this.changes = changes;
    }

    private IntentDesk desk() {
      return desk.get();
    }

    private IntentSigning signing() {
      return signing.get();
    }

    private IntentChanges changes() {
      return changes.get();
    }
  }
}
