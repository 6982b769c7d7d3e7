package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;

/// A policy exactly as its author wrote it. Its UTF-8 bytes are what is hashed, bound and kept;
/// they are never reformatted.
public record PolicyText(String value) {
  /// The longest policy, in UTF-8 bytes.
  public static final int MAX_BYTES = 64 * 1024;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is empty or too long
  public PolicyText {
    int size = value.getBytes(StandardCharsets.UTF_8).length;
    if (size == 0 || size > MAX_BYTES) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a policy is 1 byte to 64 KiB of UTF-8");
    }
  }

  /// SHA-256 over the UTF-8 bytes.
  public Bytes hash() {
    return Digests.sha256(Bytes.copyOf(value.getBytes(StandardCharsets.UTF_8)));
  }
}
