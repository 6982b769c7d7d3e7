package io.nitrowallet.domain.planted;

import java.util.logging.Logger;

/// Something to say to whoever reads logs.
public final class DomainThatLogs {
  /// Breaks the rule.
  public Logger violate() {
    return Logger.getLogger("domain");
  }
}
