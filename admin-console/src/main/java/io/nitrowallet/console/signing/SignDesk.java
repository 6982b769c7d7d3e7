package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.session.ChainAccess.Fate;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Errand;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.intents.SigningOperator;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One thing to be signed at a time: written, reviewed with the enclave's words, signed or
/// proposed, sent, followed. Nothing is asked twice while an answer is awaited. Used on the
/// window's thread.
@SessionScope
public final class SignDesk {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// After so many blocks a transaction is no longer looked after.
  private static final int SETTLED = 12;

  private final SigningServices services;
  private final EnclaveTrust trust;
  private final OperatorSeat seat;
  private final Background background;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(new Stage.Writing());
  private final Errand errand;
  private Optional<Job> following = Optional.empty();
  private Optional<Job> looking = Optional.empty();

  @Inject
  SignDesk(SigningServices services, EnclaveTrust trust, OperatorSeat seat, Background background) {
    this.services = services;
    this.trust = trust;
    this.seat = seat;
    this.background = background;
    this.errand = new Errand(background);
  }

  /// Has the enclave say what `request` would do with the account.
  public void review(AccountName account, Request request) {
    errand.run(() -> services.review(account, request), stage::set);
  }

  /// Has what is reviewed signed. Of no effect unless the enclave is trusted at this moment.
  public void sign() {
    if (stage.get() instanceof Stage.Reviewed(var explained, _) && isPermitted()) {
      errand.run(() -> services.sign(explained), signed -> stage.set(new Stage.Signed(signed)));
    }
  }

  /// Leaves what is reviewed for other operators, with the approval of the one at this desk, whose
  /// key is unlocked.
  public void propose(Duration lifetime) {
    if (stage.get() instanceof Stage.Reviewed(var explained, _)
        && seat.seat().get() instanceof OperatorSeat.Unlocked(var identity, var key)
        && isPermitted()) {
      var operator = new SigningOperator(identity.id(), key);
      errand.run(
          () -> services.propose(explained, operator, lifetime),
          review -> stage.set(new Stage.Proposed(review)));
    }
  }

  private boolean isPermitted() {
    return trust.permit().get() instanceof SigningPermit.Granted;
  }

  /// Gives the signed transaction to the node, and follows it.
  public void send() {
    if (stage.get() instanceof Stage.Signed(var signed) && services.chain().isPresent()) {
      transaction(signed)
          .ifPresent(transaction -> send(signed, transaction, services.chain().get()));
    }
  }

  private void send(SignedBy<Signable> signed, SignedTransaction transaction, ChainAccess chain) {
    errand.run(
        () -> services.broadcast(chain, transaction),
        _ -> {
          stage.set(new Stage.Sent(signed, transaction, new Fate.Waiting()));
          following = Optional.of(background.every(LOOK, () -> look(chain)));
        });
  }

  private void look(ChainAccess chain) {
    if (looking.filter(Job::isRunning).isPresent()
        || !(stage.get() instanceof Stage.Sent(var signed, var transaction, _))) {
      return;
    }
    looking =
        Optional.of(
            background.run(
                () -> chain.fate(transaction, signed.found().account().address()),
                fate -> follow(new Stage.Sent(signed, transaction, fate)),
                failure -> errand.report(Optional.of(failure))));
  }

  private void follow(Stage.Sent sent) {
    errand.report(Optional.empty());
    stage.set(sent);
    boolean settled =
        switch (sent.fate()) {
          case Fate.Waiting() -> false;
          case Fate.Replaced() -> true;
          case Fate.Included included -> included.confirmations().intValue() >= SETTLED;
        };
    if (settled) {
      following.ifPresent(Job::cancel);
    }
  }

  /// The transaction that `signed` is; nothing where something else was signed.
  static Optional<SignedTransaction> transaction(SignedBy<Signable> signed) {
    return signed.signable() instanceof UnsignedTransaction transaction
        ? Optional.of(transaction.sign(signed.signature()))
        : Optional.empty();
  }

  /// Gives up what is awaited, or goes back to the writing.
  public void back() {
    errand.cancel();
    following.ifPresent(Job::cancel);
    looking.ifPresent(Job::cancel);
    stage.set(new Stage.Writing());
  }

  /// Whether a signed transaction can be sent from here.
  public boolean canSend() {
    return services.chain().isPresent();
  }

  /// How far it has come.
  public ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /// Whether an answer is awaited.
  public ReadOnlyBooleanProperty working() {
    return errand.working();
  }

  /// Why the last step failed; the stage stays what it was.
  public ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return errand.fault();
  }
}
