package io.nitrowallet.console.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.console.preferences.Habits;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.IdleLock;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.composition.DaggerRequesterComponent;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.time.Duration;

/// What asks the enclave and the table, of one profile.
///
/// All of {@link RequesterComponent} is built when it is first asked for, and building it opens
/// files and makes clients: ask for it in the background only.
@Module
interface SessionModule {
  @Provides
  @SessionScope
  static RequesterComponent requester(Profile profile) {
    return DaggerRequesterComponent.factory().create(profile.configuration());
  }

  @Provides
  @SessionScope
  static EnclaveTrust trust(
      Background background, RequesterComponent requester, TimeSource time, OpenSession session) {
    EnclaveTrust trust = new EnclaveTrust(background, () -> requester.attestation().ask(), time);
    session.keep(trust.watch());
    return trust;
  }

  @Provides
  @SessionScope
  static IdleLock lock(
      Background background,
      Habits habits,
      OperatorSeat seat,
      TimeSource time,
      OpenSession session) {
    IdleLock lock =
        new IdleLock(
            background,
            () -> Duration.ofMinutes(habits.preferences().get().lockMinutes()),
            seat,
            time);
    session.keep(lock.watch());
    return lock;
  }

  @Provides
  static Accounts accounts(RequesterComponent requester) {
    return requester.accounts();
  }
}
