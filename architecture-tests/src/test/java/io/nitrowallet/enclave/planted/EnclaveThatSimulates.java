package io.nitrowallet.enclave.planted;

import io.nitrowallet.dev.planted.AnySimulator;

/// A simulator in the production artefact.
public final class EnclaveThatSimulates {
  /// Crosses a border.
  public AnySimulator use() {
    return new AnySimulator();
  }
}
