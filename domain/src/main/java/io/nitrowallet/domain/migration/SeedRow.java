package io.nitrowallet.domain.migration;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// What a row of an earlier project says of one private key. Holds no secret in the clear.
///
/// @param keyArn the KMS key that it needs, one that this image only opens with
/// @param address what the row calls the key's address; only opening it shows whether that is so
/// @param wrapped what KMS encrypted, under no encryption context: the data key, or in {@link
///   SeedFormat#KMS} the private key's text
/// @param sealed the private key under the data key; empty in {@link SeedFormat#KMS}
public record SeedRow(
    SeedFormat format, KeyArn keyArn, Address address, Bytes wrapped, Bytes sealed) {
  /// The most that {@link #wrapped} has, in bytes.
  public static final int MAX_WRAPPED = 6_144;

  /// The most that {@link #sealed} has in any format, in bytes.
  public static final int MAX_SEALED = 96;

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if a length is not the format's
  public SeedRow {
    if (wrapped.length() == 0 || wrapped.length() > MAX_WRAPPED) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "the length of what KMS wrapped for the old row is off");
    }
    if (!format.seals(sealed.length())) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW,
          "a private key that was sealed in format %s does not have %s bytes"
              .formatted(format.wireName(), sealed.length()));
    }
  }
}
