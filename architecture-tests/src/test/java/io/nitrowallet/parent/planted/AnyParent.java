package io.nitrowallet.parent.planted;

/// Something of this module, for others to use against the rules.
public final class AnyParent {
  /// An instance.
  public AnyParent() {}
}
