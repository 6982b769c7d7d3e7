package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// How many things wait for the operator on each page; shown in the side bar. Used on the window's
/// thread.
@SessionScope
public final class Badges {
  private final Map<Page, IntegerProperty> counts = new EnumMap<>(Page.class);

  @Inject
  Badges() {}

  /// The number of `page`, 0 at first.
  public IntegerProperty of(Page page) {
    return counts.computeIfAbsent(page, _ -> new SimpleIntegerProperty());
  }
}
