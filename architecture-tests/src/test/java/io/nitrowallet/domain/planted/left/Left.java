package io.nitrowallet.domain.planted.left;

import io.nitrowallet.domain.planted.right.Right;

/// One half of a cycle of packages.
public final class Left {
  /// The other half.
  public Right other() {
    return new Right();
  }
}
