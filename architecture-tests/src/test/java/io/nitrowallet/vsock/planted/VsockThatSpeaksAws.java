package io.nitrowallet.vsock.planted;

import io.nitrowallet.aws.planted.AnyAwsAdapter;

/// One adapter leaning on the other.
public final class VsockThatSpeaksAws {
  /// Crosses a border.
  public AnyAwsAdapter use() {
    return new AnyAwsAdapter();
  }
}
