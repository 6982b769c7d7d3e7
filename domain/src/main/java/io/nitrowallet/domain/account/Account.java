package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One row of `AccountTable`: an account as it lies outside the enclave. Holds no secret in the
/// clear.
///
/// A row comes from a party that is not trusted. This type checks its form; only the enclave, by
/// opening {@link #sealing}, checks that its parts belong together.
///
/// @param policy what the account may sign, bound into the envelope
/// @param createdAt when the row was made, to the second, UTC
/// @param birthCertificate the attestation document of the account's birth (protocol.md §3)
/// @param birthTerms what that document was made over; at version 1 what the row itself says
public record Account(
    AccountName name,
    PublicKey publicKey,
    PolicyText policy,
    Instant createdAt,
    Bytes birthCertificate,
    BirthTerms birthTerms,
    Sealing sealing) {
  private static final int MAX_DOCUMENT = 16 * 1024;
  private static final Instant MIN_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  /// Checks the form.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if the certificate is too long, or
  ///   the time is not one that a row can state
  public Account {
    if (!createdAt.equals(createdAt.truncatedTo(ChronoUnit.SECONDS))
        || createdAt.isBefore(MIN_TIME)
        || createdAt.isAfter(MAX_TIME)) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "a row is made at a whole second of the years 0 to 9999");
    }
    if (birthCertificate.length() > MAX_DOCUMENT) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "the birth certificate is over 16 KiB");
    }
    if (sealing.version() == 1 && !birthTerms.equals(currentTerms(policy, sealing))) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "a row of version 1 has the policy and KMS key of its birth");
    }
  }

  /// An account whose policy and KMS key are those of its birth.
  ///
  /// @throws RefusedException as the other constructor does
  public Account(
      AccountName name,
      PublicKey publicKey,
      PolicyText policy,
      Instant createdAt,
      Bytes birthCertificate,
      Sealing sealing) {
    this(
        name,
        publicKey,
        policy,
        createdAt,
        birthCertificate,
        currentTerms(policy, sealing),
        sealing);
  }

  private static BirthTerms currentTerms(PolicyText policy, Sealing sealing) {
    return new BirthTerms(sealing.keyArn(), policy.hash());
  }

  /// This account after a change: under `newPolicy`, sealed as `newSealing`, born as it was.
  public Account changedTo(PolicyText newPolicy, Sealing newSealing) {
    return new Account(
        name, publicKey, newPolicy, createdAt, birthCertificate, birthTerms, newSealing);
  }

  /// Whether policy and KMS key are those of its birth.
  public boolean isAsBorn() {
    return birthTerms.equals(currentTerms(policy, sealing));
  }

  /// The address, derived from the public key.
  public Address address() {
    return publicKey.address();
  }

  /// The row's digest: SHA-256 over its length-prefixed columns, each in binary where it is a value
  /// and in UTF-8 where it is text (protocol.md §3). Rows that differ in anything differ in it.
  public Bytes digest() {
    LengthPrefixed columns =
        new LengthPrefixed()
            .add("nitro-wallet/v1/row")
            .add(sealing.keyArn().value())
            .add(name.value())
            .add(sealing.encryptedPrivateKey())
            .add(address().value())
            .add(sealing.encryptedDataKey())
            .addU64(sealing.version())
            .add(createdAt.toString())
            .add(publicKey.uncompressed())
            .add(policy.value())
            .add(birthCertificate);
    if (!isAsBorn()) {
      columns.add(birthTerms.keyArn().value()).add(birthTerms.policyHash());
    }
    return Digests.sha256(columns.toBytes());
  }
}
