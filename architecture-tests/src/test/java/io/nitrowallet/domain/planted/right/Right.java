package io.nitrowallet.domain.planted.right;

import io.nitrowallet.domain.planted.left.Left;

/// One half of a cycle of packages.
public final class Right {
  /// The other half.
  public Left other() {
    return new Left();
  }
}
