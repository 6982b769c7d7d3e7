package io.nitrowallet.formats.planted;

import jakarta.inject.Inject;

/// A library that knows how it is wired.
public final class FormatThatIsInjected {
  /// Breaks the rule.
  @Inject
  public FormatThatIsInjected() {}
}
