package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;

/// One row of `AccountTable`: an account as it lies outside the enclave. Holds no secret in the
/// clear.
///
/// A row comes from a party that is not trusted. This type checks its form; only the enclave, by
/// opening {@link #sealing}, checks that its parts belong together.
///
/// @param policy what the account may sign, bound into the envelope
/// @param createdAt when the row was made, to the second, UTC
/// @param birthCertificate the attestation document of the account's birth (protocol.md §3)
public record Account(
    AccountName name,
    PublicKey publicKey,
    PolicyText policy,
    Instant createdAt,
    Bytes birthCertificate,
    Sealing sealing) {
  private static final int MAX_DOCUMENT = 16 * 1024;

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if the certificate is too long
  public Account {
    if (birthCertificate.length() > MAX_DOCUMENT) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "the birth certificate is over 16 KiB");
    }
  }

  /// The address, derived from the public key.
  public Address address() {
    return publicKey.address();
  }
}
