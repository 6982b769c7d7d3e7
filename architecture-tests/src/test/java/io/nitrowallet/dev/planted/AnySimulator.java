package io.nitrowallet.dev.planted;

/// Something of this module, for others to use against the rules.
public final class AnySimulator {
  /// An instance.
  public AnySimulator() {}
}
