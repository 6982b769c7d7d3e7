package io.nitrowallet.vsock.planted;

import com.upokecenter.cbor.CBORObject;

/// A format read outside of formats.
public final class VsockThatReadsCbor {
  /// Breaks the rule.
  public CBORObject violate() {
    return CBORObject.NewMap();
  }
}
