package io.nitrowallet.console.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.signing.KnownRecipients;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;

/// What signing takes; to be asked for in the background.
@Module
interface SigningModule {
  @Provides
  static PinnedAccounts accounts(RequesterComponent requester) {
    return requester.pinnedAccounts();
  }

  @Provides
  static AccountExplanation explanation(RequesterComponent requester) {
    return requester.explanation();
  }

  @Provides
  static AccountSigning signing(RequesterComponent requester) {
    return requester.signing();
  }

  @Provides
  static IntentDrafts drafts(RequesterComponent requester) {
    return requester.intentDrafts();
  }

  @Provides
  static IntentDesk intents(RequesterComponent requester) {
    return requester.intents();
  }

  @Provides
  static KnownRecipients recipients(Profile profile) {
    return new KnownRecipients(profile.file().resolveSibling("recipients.txt"));
  }
}
