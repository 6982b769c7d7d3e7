package io.nitrowallet.console.composition;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.ShellView;

/// What stands behind the pages of one profile.
@SessionScope
@Subcomponent(
    modules = {SessionModule.class, ChainModule.class, SigningModule.class, PagesModule.class})
public interface SessionComponent {
  /// The window's content.
  ShellView shell();

  /// Watches the enclave.
  EnclaveTrust trust();

  /// Sockets and clients, to be closed at the end.
  OpenSession open();

  /// Opens profiles.
  @Subcomponent.Factory
  interface Factory {
    /// Composes the pages of `profile`; nothing is asked of anybody yet.
    SessionComponent create(@BindsInstance Profile profile);
  }
}
