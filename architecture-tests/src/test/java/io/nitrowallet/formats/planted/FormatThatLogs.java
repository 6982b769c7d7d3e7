package io.nitrowallet.formats.planted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A library with something to say to whoever reads logs.
public final class FormatThatLogs {
  /// Breaks the rule.
  public Logger violate() {
    return LoggerFactory.getLogger("formats");
  }
}
