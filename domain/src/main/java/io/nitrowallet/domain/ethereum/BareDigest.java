package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// A hash to be signed as it is. Nobody can tell of what: it may be a transaction that spends
/// everything, so that only a policy that says `digest` allows it (protocol.md §5).
///
/// @param digest 32 bytes
public record BareDigest(Bytes digest) implements Signable {
  private static final int LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it has another length
  public BareDigest {
    if (digest.length() != LENGTH) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a digest is 32 bytes long");
    }
  }

  @Override
  public SigningOperation operation() {
    return SigningOperation.DIGEST;
  }
}
