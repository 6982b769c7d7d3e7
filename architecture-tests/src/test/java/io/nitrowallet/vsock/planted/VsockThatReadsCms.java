package io.nitrowallet.vsock.planted;

import org.bouncycastle.asn1.cms.ContentInfo;

/// A format of KMS read where it does not arrive.
public final class VsockThatReadsCms {
  /// Breaks the rule.
  public ContentInfo violate(byte[] bytes) {
    return ContentInfo.getInstance(bytes);
  }
}
