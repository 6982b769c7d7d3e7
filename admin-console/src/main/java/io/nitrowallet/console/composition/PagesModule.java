package io.nitrowallet.console.composition;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import io.nitrowallet.console.accounts.AccountsView;
import io.nitrowallet.console.enclave.EnclaveView;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.shell.Page;

/// Which feature is which page.
@Module
interface PagesModule {
  @Binds
  @IntoMap
  @Page.Key(Page.ACCOUNTS)
  Feature accounts(AccountsView view);

  @Binds
  @IntoMap
  @Page.Key(Page.ENCLAVE)
  Feature enclave(EnclaveView view);
}
