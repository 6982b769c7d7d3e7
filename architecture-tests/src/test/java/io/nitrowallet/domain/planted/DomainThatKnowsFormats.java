package io.nitrowallet.domain.planted;

import io.nitrowallet.formats.planted.AnyFormat;

/// The domain reaching outwards.
public final class DomainThatKnowsFormats {
  /// Crosses a border.
  public AnyFormat use() {
    return new AnyFormat();
  }
}
