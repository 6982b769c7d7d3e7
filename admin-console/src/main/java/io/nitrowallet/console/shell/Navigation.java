package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which page is shown. Used on the window's thread.
@SessionScope
public final class Navigation {
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.ACCOUNTS);

  @Inject
  Navigation() {}

  /// The page that is shown; setting it shows another.
  public ObjectProperty<Page> page() {
    return page;
  }
}
