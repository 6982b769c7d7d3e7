package io.nitrowallet.console.planted;

import io.nitrowallet.parent.planted.AnyParent;

/// A desktop program with a server in it.
public final class ConsoleThatServes {
  /// Crosses a border.
  public AnyParent use() {
    return new AnyParent();
  }
}
