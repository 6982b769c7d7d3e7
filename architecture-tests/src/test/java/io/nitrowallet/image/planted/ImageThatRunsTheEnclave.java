package io.nitrowallet.image.planted;

import io.nitrowallet.enclave.planted.AnyEnclave;

/// The program that is packed, inside the tool that packs it: parents would hold it too.
public final class ImageThatRunsTheEnclave {
  /// Crosses a border.
  public AnyEnclave use() {
    return new AnyEnclave();
  }
}
