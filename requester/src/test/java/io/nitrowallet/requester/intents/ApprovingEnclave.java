package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Approvals;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.Fixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Judges as the enclave does, and signs with a key of the fixture.
public final class ApprovingEnclave implements SignUseCase {
  private final TimeSource time;

  /// What it was asked, in order.
  final List<SignCommand> asked = new ArrayList<>();

  public ApprovingEnclave(TimeSource time) {
    this.time = time;
  }

  @Override
  public synchronized SignResult sign(SignCommand command) {
    asked.add(command);
    try {
      return new SignResult.Signed(
          signature(command),
          rule(command),
          Summary.of(command.signable(), command.account().address()),
          Fixture.SIGNED);
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  private String rule(SignCommand command) {
    AccountPolicy policy = PolicyJson.decode(command.account().policy());
    Instant now = time.now();
    Approvals approvals =
        Approvals.of(
            command.intent(),
            policy.operatorKeys(),
            IntentJson::decode,
            new Approvals.Subject(
                command.account(), new IntentAction.Sign(command.signable()), now));
    return switch (policy.decide(command.signable(), now)) {
      case Decision.Denied(var reason, _) ->
          throw new RefusedException(ErrorCode.POLICY_DENIED, reason);
      case Decision.Allowed(var rule, var wanted, _) -> {
        approvals.require(wanted, "the rule '" + rule + "'");
        yield rule;
      }
    };
  }

  private static Signature signature(SignCommand command) {
    try (var key = Fixture.privateKey(1)) {
      return new BouncyCastleSigner().sign(key, command.signable().digest());
    }
  }
}
