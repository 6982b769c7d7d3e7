package io.nitrowallet.parent.planted;

import java.io.IOException;
import org.newsclub.net.unix.AFUNIXSocket;

/// A socket past the transport.
public final class ParentThatOpensSocketsItself {
  /// Breaks the rule.
  public AFUNIXSocket violate() throws IOException {
    return AFUNIXSocket.newInstance();
  }
}
