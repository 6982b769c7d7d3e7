package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How something is proposed to other operators instead of done.
final class Proposal {
  @Option(
      names = "--propose",
      description =
          "do nothing yet: keep an intent, approved with the operator's key, for others to"
              + " approve")
  private boolean wanted;

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "4h",
      description = "how long the intent holds, such as 30m or 4h (default ${DEFAULT-VALUE})")
  private Duration lifetime = Duration.ofHours(4);

  @Mixin private OperatorSecret secret = new OperatorSecret();

  boolean isWanted() {
    return wanted;
  }

  /// Proposes what `action` makes for the account.
  ///
  /// @throws RefusedException with {@link ErrorCode#POLICY_DENIED} if the account's policy denies
  ///   it however many approve
  Report keep(Session session, String name, Function<Account, IntentAction> action) {
    var services = session.services();
    Found found = services.pinnedAccounts().find(new AccountName(name));
    AccountReport.warnUnlessPinned(session.output(), found.account(), found.pinned());
    return IntentReport.of(
        services
            .intentProposals()
            .propose(
                found.account(),
                action.apply(found.account()),
                lifetime,
                review -> approval(session, review)));
  }

  private DsseSignature approval(Session session, IntentReview review) {
    try (SigningOperator operator = secret.unlock(session)) {
      return operator.sign(Verdict.APPROVAL, review);
    }
  }
}
