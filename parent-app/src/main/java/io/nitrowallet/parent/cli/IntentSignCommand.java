package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.IntentSigning.SignedIntent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sign",
    description = {
      "Have the enclave do what an intent is about, with all approvals that there are. The enclave",
      "counts them. Nothing is broadcast. Again before it expires, it gives the same signature."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class IntentSignCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private IntentId id = new IntentId();

  IntentSignCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IntentReview review = session.services().intents().find(id.value());
    AccountReport.warnUnlessPinned(
        session.output(), review.found().account(), review.found().pinned());
    Report report =
        switch (review.intent().action()) {
          case IntentAction.Sign _ -> sign(review);
          case IntentAction.AccountChange _ -> change(review);
        };
    session.output().print(report);
    return ExitCode.OK;
  }

  private Report sign(IntentReview review) {
    SignedIntent signed = session.services().intentSigning().sign(review);
    signed.remark().ifPresent(session.output()::warn);
    SummaryReport.warnUnlessCompared(session.output(), signed.signed().summary());
    return report(signed.signed());
  }

  private Report change(IntentReview review) {
    IntentChanges.Changed changed = session.services().intentChanges().change(review);
    changed.remark().ifPresent(session.output()::warn);
    return AccountReport.of(changed.account());
  }

  /// As the sign commands print it.
  private static Report report(SignedBy<?> signed) {
    return signed.signable() instanceof UnsignedTransaction transaction
        ? SignTransactionCommand.report(
            new SignedBy<>(
                signed.found(), transaction, signed.signature(), signed.rule(), signed.summary()))
        : SigningAccount.report(signed);
  }
}
