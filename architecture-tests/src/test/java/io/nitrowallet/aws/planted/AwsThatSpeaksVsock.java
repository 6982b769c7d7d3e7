package io.nitrowallet.aws.planted;

import io.nitrowallet.vsock.planted.AnyVsockAdapter;

/// One adapter leaning on the other.
public final class AwsThatSpeaksVsock {
  /// Crosses a border.
  public AnyVsockAdapter use() {
    return new AnyVsockAdapter();
  }
}
