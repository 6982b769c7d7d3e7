package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.Approvals;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.out.IntentReader;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.port.out.TimeSource;
import java.time.Instant;
import java.util.Optional;

/// Judges requests by the policy in the account's row. That it is the account's policy shows when
/// the row is opened; a request that is denied never gets so far.
///
/// Stops the malicious operator, and root on the parent instance, who may bring any request.
public final class Judge {
  private final PolicyReader policies;
  private final IntentReader intents;
  private final TimeSource time;

  /// @param time the clock by which policies and intents expire
  public Judge(PolicyReader policies, IntentReader intents, TimeSource time) {
    this.policies = policies;
    this.intents = intents;
    this.time = time;
  }

  /// What `policy` says of `signable`.
  ///
  /// @throws RefusedException if the policy cannot be read, or the clock not be relied on
  Decision decide(PolicyText policy, Signable signable) {
    return policies.read(policy).decide(signable, time.now());
  }

  /// The name of the rule that allows `signable`, with all the approvals that it wants.
  ///
  /// @throws RefusedException with {@link ErrorCode#POLICY_DENIED} if there is none; with {@link
  ///   ErrorCode#APPROVALS_MISSING}; or as {@link Approvals#of} refuses `intent`
  String requireRule(Account account, Signable signable, Optional<DsseEnvelope> intent) {
    AccountPolicy policy = policies.read(account.policy());
    Instant now = time.now();
    Approvals approvals = approvals(policy, account, new IntentAction.Sign(signable), intent, now);
    return switch (policy.decide(signable, now)) {
      case Decision.Denied(var reason, _) ->
          throw new RefusedException(ErrorCode.POLICY_DENIED, reason);
      case Decision.Allowed(var rule, var wanted, _) -> {
        approvals.require(wanted, "the rule '" + rule + "'");
        yield rule;
      }
    };
  }

  /// Demands the approvals that the policy wants for a change of the account. An expired policy
  /// does not stand in the way.
  ///
  /// @throws RefusedException with {@link ErrorCode#APPROVALS_MISSING}, with {@link
  ///   ErrorCode#INVALID_POLICY} if it is a new policy that cannot be read, or as {@link
  ///   Approvals#of} refuses `intent`
  void requireApproved(Account account, AccountChange change, Optional<DsseEnvelope> intent) {
    AccountPolicy policy = policies.read(account.policy());
    if (change instanceof IntentAction.UpdatePolicy(var next)) {
      policies.read(next);
    }
    approvals(policy, account, change, intent, time.now())
        .require(policy.changeApprovals(), "a change of the account");
  }

  private Approvals approvals(
      AccountPolicy policy,
      Account account,
      IntentAction action,
      Optional<DsseEnvelope> intent,
      Instant now) {
    var subject = new Approvals.Subject(account, action, now);
    return Approvals.of(intent, policy.operatorKeys(), intents::read, subject);
  }
}
