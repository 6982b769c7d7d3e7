package io.nitrowallet.parent.planted;

import io.nitrowallet.enclave.planted.AnyEnclave;

/// The untrusted side holding the code that opens keys.
public final class ParentThatOpensKeys {
  /// Crosses a border.
  public AnyEnclave use() {
    return new AnyEnclave();
  }
}
