package io.nitrowallet.enclave.planted;

/// Something of this module, for others to use against the rules.
public final class AnyEnclave {
  /// An instance.
  public AnyEnclave() {}
}
