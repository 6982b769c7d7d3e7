package io.nitrowallet.parent.planted;

import io.nitrowallet.dev.planted.AnySimulator;

/// A simulator in the production artefact.
public final class ParentThatSimulates {
  /// Crosses a border.
  public AnySimulator use() {
    return new AnySimulator();
  }
}
