package io.nitrowallet.console.composition;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.console.accounts.AccountOffice;
import io.nitrowallet.console.accounts.RequesterOffice;
import io.nitrowallet.requester.accounts.AddressPins;
import io.nitrowallet.requester.composition.RequesterComponent;

/// What the page of accounts takes; to be asked for in the background.
@Module
interface AccountsModule {
  @Binds
  AccountOffice office(RequesterOffice office);

  @Provides
  static AddressPins pins(RequesterComponent requester) {
    return requester.pins();
  }
}
