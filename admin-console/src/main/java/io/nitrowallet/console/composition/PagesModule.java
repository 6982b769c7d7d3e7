package io.nitrowallet.console.composition;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import io.nitrowallet.console.accounts.AccountsView;
import io.nitrowallet.console.approvals.ApprovalsView;
import io.nitrowallet.console.audit.AuditView;
import io.nitrowallet.console.enclave.EnclaveView;
import io.nitrowallet.console.settings.SettingsView;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.shell.Page;
import io.nitrowallet.console.signing.SignView;

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

  @Binds
  @IntoMap
  @Page.Key(Page.SIGN)
  Feature signing(SignView view);

  @Binds
  @IntoMap
  @Page.Key(Page.APPROVALS)
  Feature approvals(ApprovalsView view);

  @Binds
  @IntoMap
  @Page.Key(Page.AUDIT)
  Feature audit(AuditView view);

  @Binds
  @IntoMap
  @Page.Key(Page.SETTINGS)
  Feature settings(SettingsView view);
}
