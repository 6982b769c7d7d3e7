package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// How an account's private key is sealed: the part of a row that `reseal` and `updatePolicy`
/// replace.
///
/// @param keyArn the KMS key that wraps the data key
/// @param version the row's version, 1 at birth, one higher with each change
/// @param encryptedDataKey the data key as KMS wrapped it
/// @param encryptedPrivateKey the envelope of protocol.md §3
public record Sealing(
    KeyArn keyArn, long version, Bytes encryptedDataKey, Bytes encryptedPrivateKey) {
  private static final int MAX_BLOB = 6144;

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if a length or the version is off
  public Sealing {
    if (version < 1) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "a row's version is 1 or higher");
    }
    if (encryptedDataKey.length() == 0 || encryptedDataKey.length() > MAX_BLOB) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "the wrapped data key's length is off");
    }
    if (encryptedPrivateKey.length() == 0 || encryptedPrivateKey.length() > MAX_BLOB) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "the sealed private key's length is off");
    }
  }
}
