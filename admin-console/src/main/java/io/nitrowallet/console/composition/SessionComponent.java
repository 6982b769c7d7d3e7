package io.nitrowallet.console.composition;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.nitrowallet.console.enclave.LastSeen;
import io.nitrowallet.console.session.Departure;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.ShellView;

/// What stands behind the pages of one profile.
@SessionScope
@Subcomponent(
    modules = {
      SessionModule.class,
      ChainModule.class,
      AccountsModule.class,
      SigningModule.class,
      ApprovalsModule.class,
      AuditModule.class,
      PagesModule.class
    })
public interface SessionComponent {
  /// The window's content.
  ShellView shell();

  /// Watches the enclave.
  EnclaveTrust trust();

  /// Remembers the enclave from one session to the next.
  LastSeen lastSeen();

  /// Sockets and clients, to be closed at the end.
  OpenSession open();

  /// Opens profiles.
  @Subcomponent.Factory
  interface Factory {
    /// Composes the pages of `profile`; nothing is asked of anybody yet.
    ///
    /// @param departure what the pages call when somebody wants to leave
    SessionComponent create(@BindsInstance Profile profile, @BindsInstance Departure departure);
  }
}
