package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.intents.IntentReview.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the table holds, and judges it as an enclave would: by the account's row as it is
/// now.
public final class IntentReviews {
  private final PinnedAccounts accounts;
  private final PolicyReader policies;
  private final TimeSource time;

  /// @param accounts where rows are found
  public IntentReviews(PinnedAccounts accounts, PolicyReader policies, TimeSource time) {
    this.accounts = accounts;
    this.policies = policies;
    this.time = time;
  }

  /// The review of `pending`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if its payload is no intent;
  ///   with {@link ErrorCode#ROW_TAMPERED} if that is another than its row says; as {@link
  ///   PinnedAccounts#find} refuses; or if the row's policy cannot be read
  public IntentReview review(PendingIntent pending) {
    Intent intent = IntentJson.decode(pending.payload());
    if (!IntentSlip.of(intent).equals(pending.slip())) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the table keeps another intent under the id %s: find out who wrote it"
              .formatted(pending.slip().id()));
    }
    PinnedAccounts.Found found = accounts.find(intent.account().name());
    AccountPolicy policy = policies.read(found.account().policy());
    Map<String, VerifyingKey> operators = policy.operatorKeys();
    // An enclave refuses an envelope with one wrong signature whole: others are left out.
    List<DsseSignature> approvals = pending.approvalsOf(operators);
    return new IntentReview(
        pending, intent, found, operators, standing(intent, found.account(), policy, approvals));
  }

  private Standing standing(
      Intent intent, Account account, AccountPolicy policy, List<DsseSignature> approvals) {
    Instant now = time.now();
    Optional<String> obstacle = obstacle(intent, account, now);
    return switch (intent.action()) {
      case IntentAction.Sign(var signable) ->
          switch (policy.decide(signable, now)) {
            case Decision.Allowed(var rule, var wanted, _) ->
                new Standing(Optional.of(rule), wanted, approvals, obstacle);
            case Decision.Denied(var reason, _) ->
                new Standing(
                    Optional.empty(), 0, approvals, obstacle.or(() -> Optional.of(reason)));
          };
      case IntentAction.AccountChange change ->
          new Standing(
              Optional.of("change"),
              policy.changeApprovals(),
              approvals,
              obstacle.or(() -> obstacle(change)));
    };
  }

  private static Optional<String> obstacle(Intent intent, Account account, Instant now) {
    return refusal(() -> intent.requireFor(AccountReference.of(account), now));
  }

  /// An enclave takes no policy that it could not read later.
  private Optional<String> obstacle(IntentAction.AccountChange change) {
    return switch (change) {
      case IntentAction.UpdatePolicy(var next) -> refusal(() -> policies.read(next));
      case IntentAction.Reseal _ -> Optional.empty(); // its seal keys are known to an enclave only
    };
  }

  private static Optional<String> refusal(Runnable demand) {
    try {
      demand.run();
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.sentence());
    }
  }
}
