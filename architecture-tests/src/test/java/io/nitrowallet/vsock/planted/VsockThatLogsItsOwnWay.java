package io.nitrowallet.vsock.planted;

/// A logger past the one of the house.
public final class VsockThatLogsItsOwnWay {
  /// Breaks the rule.
  public System.Logger violate() {
    return System.getLogger("vsock");
  }
}
