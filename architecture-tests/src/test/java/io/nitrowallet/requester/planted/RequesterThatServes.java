package io.nitrowallet.requester.planted;

import io.nitrowallet.parent.planted.AnyParent;

/// What the desk shares with the parent, with a server in it.
public final class RequesterThatServes {
  /// Crosses a border.
  public AnyParent use() {
    return new AnyParent();
  }
}
