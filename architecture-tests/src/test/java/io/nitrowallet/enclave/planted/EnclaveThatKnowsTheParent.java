package io.nitrowallet.enclave.planted;

import io.nitrowallet.parent.planted.AnyParent;

/// Code of the parent instance inside the measured image.
public final class EnclaveThatKnowsTheParent {
  /// Crosses a border.
  public AnyParent use() {
    return new AnyParent();
  }
}
