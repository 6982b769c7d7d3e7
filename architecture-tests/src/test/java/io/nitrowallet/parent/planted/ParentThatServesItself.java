package io.nitrowallet.parent.planted;

import io.helidon.webserver.WebServer;

/// A server past the gateway.
public final class ParentThatServesItself {
  /// Breaks the rule.
  public WebServer violate() {
    return WebServer.create(builder -> {});
  }
}
