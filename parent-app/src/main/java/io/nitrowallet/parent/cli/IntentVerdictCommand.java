package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Signs a verdict on an intent, once it was shown and confirmed, and keeps it.
abstract sealed class IntentVerdictCommand implements Callable<Integer> {
  private final Session session;
  private final Verdict verdict;

  @Mixin private IntentId id = new IntentId();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Mixin private OperatorSecret secret = new OperatorSecret();

  private IntentVerdictCommand(Session session, Verdict verdict) {
    this.session = session;
    this.verdict = verdict;
  }

  /// What is shown is what is signed: the intent is not read again in between.
  @Override
  public Integer call() {
    IntentDesk desk = session.services().intents();
    IntentReview review = desk.find(id.value());
    AccountReport.warnUnlessPinned(
        session.output(), review.found().account(), review.found().pinned());
    review.requireOpenTo(verdict);
    confirmation.require(session.output(), review, verdict);
    try (SigningOperator operator = secret.unlock(session)) {
      DsseSignature signature = operator.sign(verdict, review);
      session.output().print(IntentReport.of(desk.handIn(review, verdict, signature)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "approve",
      description = {
        "Approve of an intent, with the operator's key. It is shown first, in words that are",
        "computed here from what will be signed. What an enclave would refuse is not signed."
      })
  @Needs({Setting.Group.OPERATOR, Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
  static final class Approve extends IntentVerdictCommand {
    Approve(Session session) {
      super(session, Verdict.APPROVAL);
    }
  }

  @Command(
      name = "reject",
      description = {
        "Reject an intent, with the operator's key. Any operator of the account may; nobody signs"
            + " it",
        "then through this command line or a gateway, and nobody approves of it any more."
      })
  @Needs({Setting.Group.OPERATOR, Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
  static final class Reject extends IntentVerdictCommand {
    Reject(Session session) {
      super(session, Verdict.REJECTION);
    }
  }

  @Command(
      name = "withdraw",
      description = {
        "Withdraw an intent, with the key of the operator who proposed it. What a machine asked"
            + " for,",
        "nobody proposed: reject that instead."
      })
  @Needs({Setting.Group.OPERATOR, Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
  static final class Withdraw extends IntentVerdictCommand {
    Withdraw(Session session) {
      super(session, Verdict.WITHDRAWAL);
    }
  }
}
