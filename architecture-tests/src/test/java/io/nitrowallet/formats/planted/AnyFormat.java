package io.nitrowallet.formats.planted;

/// Something of this module, for others to use against the rules.
public final class AnyFormat {
  /// An instance.
  public AnyFormat() {}
}
