package io.nitrowallet.console.composition;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.nitrowallet.console.approvals.ApprovalsLookout;
import io.nitrowallet.console.approvals.Inbox;
import io.nitrowallet.console.operator.OperatorCorner;
import io.nitrowallet.console.operator.UnlockSheet;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.HeaderPart;
import io.nitrowallet.console.shell.KeyPrompt;
import io.nitrowallet.console.shell.Lookout;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentSigning;
import jakarta.inject.Provider;

/// The operator's key, and what waits for it.
@Module
interface ApprovalsModule {
  @Provides
  static IntentSigning signing(RequesterComponent requester) {
    return requester.intentSigning();
  }

  @Provides
  static IntentChanges changes(RequesterComponent requester) {
    return requester.intentChanges();
  }

  @Provides
  @SessionScope
  static Inbox inbox(
      Provider<IntentDesk> desk,
      Background background,
      OperatorSeat seat,
      TimeSource time,
      OpenSession session) {
    Inbox inbox = new Inbox(desk, background, seat, time);
    session.keep(inbox.watch());
    return inbox;
  }

  @Binds
  @IntoSet
  Lookout approvals(ApprovalsLookout lookout);

  @Binds
  HeaderPart operator(OperatorCorner corner);

  @Binds
  KeyPrompt prompt(UnlockSheet sheet);
}
