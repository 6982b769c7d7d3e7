package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.envelope.AccountBinding;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;

/// Seals private keys into rows and opens them again: a data key of KMS around the key, the row's
/// own values around both.
public final class KeyVault {
  private final DataKeys dataKeys;
  private final PrivateKeyEnvelope envelope;
  private final KmsKeys kmsKeys;
  private final RowVersions versions;

  /// Unwraps only with `kmsKeys`, and no row older than `versions` knows.
  public KeyVault(
      DataKeys dataKeys, PrivateKeyEnvelope envelope, KmsKeys kmsKeys, RowVersions versions) {
    this.versions = versions;
    this.dataKeys = dataKeys;
    this.envelope = envelope;
    this.kmsKeys = kmsKeys;
  }

  /// Seals `key`, which the caller still owns, as the given version of an account.
  ///
  /// @throws RefusedException as {@link DataKeys#generate} does, or for want of randomness
  Sealing seal(PrivateKey key, KeyArn keyArn, AccountName name, PolicyText policy, long version) {
    AccountBinding binding = new AccountBinding(name, key.publicKey().address(), policy);
    try (GeneratedDataKey dataKey = dataKeys.generate(keyArn, binding.encryptionContext())) {
      if (!dataKey.keyArn().equals(keyArn)) {
        throw new RefusedException(
            ErrorCode.KMS_REPLY_REFUSED, "the data key was wrapped by another KMS key");
      }
      return envelope.seal(key.secret(), dataKey, binding, version);
    }
  }

  /// Opens the row's private key, which the caller then owns and closes. From then on an older row
  /// of the account is refused.
  ///
  /// @throws RefusedException with {@link ErrorCode#KEY_NOT_ALLOWED}, {@link ErrorCode#STALE_ROW},
  ///   {@link ErrorCode#ROW_TAMPERED}, {@link ErrorCode#ADDRESS_MISMATCH}, or as {@link
  ///   DataKeys#unwrap} does
  PrivateKey open(Account account) {
    versions.require(account);
    PrivateKey key = unseal(account);
    try {
      versions.opened(account);
      return key;
    } catch (RuntimeException | Error e) {
      key.close();
      throw e;
    }
  }

  /// Demands that a row which nobody has kept yet opens. Older rows are not refused for it: it may
  /// never be kept.
  ///
  /// @throws RefusedException as {@link #open} does
  void requireOpens(Account account) {
    unseal(account).close();
  }

  private PrivateKey unseal(Account account) {
    Sealing sealing = account.sealing();
    kmsKeys.requireForOpening(sealing.keyArn());
    AccountBinding binding =
        new AccountBinding(account.name(), account.address(), account.policy());
    try (SecretBytes dataKey =
        dataKeys.unwrap(
            sealing.keyArn(), sealing.encryptedDataKey(), binding.encryptionContext())) {
      PrivateKey key = PrivateKey.adopt(envelope.open(sealing, dataKey, binding));
      try {
        requireKeyOf(account, key);
        return key;
      } catch (RuntimeException | Error e) {
        key.close();
        throw e;
      }
    }
  }

  private static void requireKeyOf(Account account, PrivateKey key) {
    if (!key.publicKey().equals(account.publicKey())) {
      throw new RefusedException(
          ErrorCode.ADDRESS_MISMATCH, "the sealed private key belongs to another address");
    }
  }
}
