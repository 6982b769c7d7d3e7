package io.nitrowallet.domain.planted;

import java.net.Socket;

/// The network.
public final class DomainThatOpensSockets {
  /// Breaks the rule.
  public Socket violate() {
    return new Socket();
  }
}
