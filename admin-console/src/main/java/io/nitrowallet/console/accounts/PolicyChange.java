package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Errand;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Another policy for an account: made at once, or left for operators where the present one wants
/// their approvals. Used on the window's thread.
@SessionScope
final class PolicyChange {
  private final AccountOffice office;
  private final AccountList list;
  private final EnclaveTrust trust;
  private final OperatorSeat seat;
  private final Errand errand;
  private final PolicyDraft draft;
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Account> account = Optional.empty();
  private int approvals;

  @Inject
  PolicyChange(
      AccountOffice office,
      AccountList list,
      EnclaveTrust trust,
      OperatorSeat seat,
      Background background,
      TimeSource time) {
    this.office = office;
    this.list = list;
    this.trust = trust;
    this.seat = seat;
    this.errand = new Errand(background);
    this.draft = new PolicyDraft(background, time);
  }

  /// Begins with the policy that `shown` has.
  void begin(Account shown) {
    errand.cancel();
    outcome.set(Optional.empty());
    account = Optional.of(shown);
    approvals = approvals(shown.policy());
    draft.begin(shown.policy());
  }

  /// A policy that cannot be read is the enclave's to refuse.
  private static int approvals(PolicyText policy) {
    try {
      return PolicyJson.decode(policy).changeApprovals();
    } catch (RefusedException _) {
      return 0;
    }
  }

  /// Makes the change, or proposes it; of no effect where {@link #hindrance} says why.
  void apply() {
    if (hindrance().isPresent()) {
      return;
    }
    Account shown = account.orElseThrow();
    PolicyText policy = draft.policy().orElseThrow();
    if (approvals == 0) {
      errand.run(
          () -> office.change(shown, policy),
          changed -> {
            list.put(changed);
            outcome.set(Optional.of(new Outcome.Changed(changed)));
          });
    } else if (seat.seat().get() instanceof OperatorSeat.Unlocked(var identity, var key)) {
      var operator = new SigningOperator(identity.id(), key);
      errand.run(
          () -> office.propose(shown, policy, operator),
          review -> outcome.set(Optional.of(new Outcome.Proposed(review))));
    }
  }

  /// Why it cannot be applied now.
  Optional<Hindrance> hindrance() {
    Optional<PolicyText> policy = draft.policy();
    if (errand.working().get() || outcome.get().isPresent()) {
      return Optional.of(Hindrance.BUSY);
    }
    if (policy.isEmpty()) {
      return Optional.of(Hindrance.NO_POLICY);
    }
    if (account.map(Account::policy).equals(policy)) {
      return Optional.of(Hindrance.SAME);
    }
    if (!(trust.permit().get() instanceof SigningPermit.Granted)) {
      return Optional.of(Hindrance.NO_PERMIT);
    }
    return approvals == 0
        ? Optional.empty()
        : switch (seat.seat().get()) {
          case OperatorSeat.Empty _ -> Optional.of(Hindrance.NO_OPERATOR);
          case OperatorSeat.Locked _ -> Optional.of(Hindrance.LOCKED);
          case OperatorSeat.Unlocked _ -> Optional.empty();
        };
  }

  /// How many operators must approve of it; of none it is made at once.
  int approvals() {
    return approvals;
  }

  /// Gives up waiting.
  void cancel() {
    errand.cancel();
  }

  /// The new policy.
  PolicyDraft draft() {
    return draft;
  }

  /// Whether it is being made.
  ReadOnlyBooleanProperty working() {
    return errand.working();
  }

  /// Why it was not.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return errand.fault();
  }

  /// What came of it.
  ReadOnlyObjectProperty<Optional<Outcome>> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /// What stands in the way.
  enum Hindrance {
    BUSY,
    NO_POLICY,
    SAME,
    NO_PERMIT,
    NO_OPERATOR,
    LOCKED
  }

  /// What came of a change.
  sealed interface Outcome {
    /// The row that is there now.
    record Changed(Account account) implements Outcome {}

    /// Operators are to approve of it.
    record Proposed(IntentReview review) implements Outcome {}
  }
}
