package io.nitrowallet.formats.planted;

import io.nitrowallet.aws.planted.AnyAwsAdapter;

/// A format that does what an adapter is for.
public final class FormatThatKnowsAws {
  /// Crosses a border.
  public AnyAwsAdapter use() {
    return new AnyAwsAdapter();
  }
}
