package io.nitrowallet.requester.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.AccountChanges;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentProposals;
import io.nitrowallet.requester.intents.IntentReviews;
import io.nitrowallet.requester.intents.IntentSigning;

/// Intents that wait for operators.
@Module
interface IntentsModule {
  @Provides
  static IntentDrafts drafts(Entropy entropy, TimeSource time) {
    return new IntentDrafts(entropy, time);
  }

  @Provides
  static IntentReviews reviews(PinnedAccounts accounts, TimeSource time) {
    return new IntentReviews(accounts, PolicyJson::decode, time);
  }

  @Provides
  static IntentDesk desk(PendingIntents table, IntentReviews reviews, TimeSource time) {
    return new IntentDesk(table, reviews, time);
  }

  @Provides
  static IntentProposals proposals(IntentDrafts drafts, IntentDesk desk) {
    return new IntentProposals(drafts, desk);
  }

  @Provides
  static IntentSigning signing(IntentDesk desk, AccountSigning signing) {
    return new IntentSigning(desk, signing);
  }

  @Provides
  static IntentChanges changes(IntentDesk desk, AccountChanges changes) {
    return new IntentChanges(desk, changes);
  }
}
