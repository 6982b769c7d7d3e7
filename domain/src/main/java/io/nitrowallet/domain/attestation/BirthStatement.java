package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;

/// What a birth certificate attests about an account (protocol.md §3).
///
/// @param keyArn the KMS key it was first sealed under
/// @param policyHash SHA-256 of the policy at birth
public record BirthStatement(
    Origin origin, AccountName name, PublicKey publicKey, KeyArn keyArn, Bytes policyHash) {

  /// What the certificate of `account` attests if it is of this origin, on the terms that the row
  /// says it was born on.
  public static BirthStatement of(Account account, Origin origin) {
    return new BirthStatement(
        origin,
        account.name(),
        account.publicKey(),
        account.birthTerms().keyArn(),
        account.birthTerms().policyHash());
  }

  /// The `user_data` of the certificate: SHA-256 over the length-prefixed fields.
  public Bytes userData() {
    return Digests.sha256(
        new LengthPrefixed()
            .add("nitro-wallet/v1/birth")
            .add(origin.wireName())
            .add(name.value())
            .add(publicKey.uncompressed())
            .add(keyArn.value())
            .add(policyHash)
            .toBytes());
  }

  /// Where the private key came from.
  public enum Origin {
    /// Made in the enclave; never existed outside.
    GENERATED("generated"),
    /// Brought by its owner, who may hold a copy.
    IMPORTED("imported"),
    /// Taken over from another system's row.
    MIGRATED("migrated");

    private final String wireName;

    Origin(String wireName) {
      this.wireName = wireName;
    }

    /// The name inside the statement.
    public String wireName() {
      return wireName;
    }
  }
}
