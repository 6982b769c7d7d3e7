package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pending intent, as this program reads it by itself: nothing is the table's word but what is
/// said to be.
///
/// @param found the account's row as it is now
/// @param operators the keys of the row's policy, by operator id
/// @param standing what the row's policy says, and how many approved
public record IntentReview(
    PendingIntent pending,
    Intent intent,
    Found found,
    Map<String, VerifyingKey> operators,
    Standing standing) {
  /// Copies the map.
  public IntentReview {
    operators = Map.copyOf(operators);
  }

  /// What it is about, in words computed here.
  public IntentWords words() {
    return IntentWords.of(intent);
  }

  /// The envelope for the enclave; nothing where nobody approved.
  public Optional<DsseEnvelope> envelope() {
    return pending.envelope(standing.approvals());
  }

  /// Demands that `verdict` may be said of it. Nobody approves of what an enclave would refuse as
  /// it stands: it may be meant for the account of another table, where the signature counts.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED}, which says the obstacle
  public void requireOpenTo(Verdict verdict) {
    Optional<String> obstacle = standing.obstacle();
    if (verdict == Verdict.APPROVAL && obstacle.isPresent()) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED, "nothing to approve of: " + obstacle.get());
    }
  }

  /// Whether a signature of an operator shows that it ended as its state says. All else is the
  /// table's word, also that it was signed.
  public boolean isProven() {
    return pending.isProven(operators);
  }

  /// How it ended, in words that say whose word that is; nothing where it did not.
  public Optional<String> end() {
    return pending.state().end().map(end -> isProven() ? end : end + ", " + claim());
  }

  private String claim() {
    return pending.state() instanceof State.Signed
        ? "says the table"
        : "says the table; no operator's signature shows it";
  }

  /// Demands that it has not ended.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED}, which says how it did
  public void requirePending() {
    end()
        .ifPresent(end -> {
          throw new RefusedException(ErrorCode.INTENT_REFUSED, "the intent was " + end);
        });
  }

  /// Where an intent stands now.
  ///
  /// @param rule what decides: the name of a rule, or `change`; nothing where the policy denies it
  /// @param wanted how many approvals that wants
  /// @param approvals valid ones of distinct operators of the policy
  /// @param obstacle why an enclave would refuse it however many approve, in a sentence
  public record Standing(
      Optional<String> rule, int wanted, List<DsseSignature> approvals, Optional<String> obstacle) {
    /// Copies the list.
    public Standing {
      approvals = List.copyOf(approvals);
    }

    /// How many approvals are missing.
    public int missing() {
      return Math.max(0, wanted - approvals.size());
    }
  }
}
