package io.nitrowallet.vsock.planted;

/// Something of this module, for others to use against the rules.
public final class AnyVsockAdapter {
  /// An instance.
  public AnyVsockAdapter() {}
}
