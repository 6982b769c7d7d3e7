package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// A policy exactly as its author wrote it. Its UTF-8 bytes are what is hashed, bound and kept;
/// they are never reformatted.
public record PolicyText(String value) {
  /// The longest policy, in UTF-8 bytes.
  public static final int MAX_BYTES = 64 * 1024;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is empty, too long, or no
  ///   text that UTF-8 can carry
  public PolicyText {
    int size = utf8(value).length();
    if (size == 0 || size > MAX_BYTES) {
      throw refused();
    }
  }

  /// SHA-256 over the UTF-8 bytes.
  public Bytes hash() {
    return Digests.sha256(utf8(value));
  }

  private static Bytes utf8(String text) {
    return Utf8.encode(text).orElseThrow(PolicyText::refused);
  }

  private static RefusedException refused() {
    return new RefusedException(ErrorCode.INVALID_VALUE, "a policy is 1 byte to 64 KiB of UTF-8");
  }
}
