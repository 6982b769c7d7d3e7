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

  /// Unwraps only with `kmsKeys`.
  public KeyVault(DataKeys dataKeys, PrivateKeyEnvelope envelope, KmsKeys kmsKeys) {
    this.dataKeys = dataKeys;
    this.envelope = envelope;
    this.kmsKeys = kmsKeys;
  }

  /// Seals `key`, which the caller still owns, as version 1 of a new account.
  ///
  /// @throws RefusedException as {@link DataKeys#generate} does, or for want of randomness
  Sealing seal(PrivateKey key, KeyArn keyArn, AccountName name, PolicyText policy) {
    AccountBinding binding = new AccountBinding(name, key.publicKey().address(), policy);
    try (GeneratedDataKey dataKey = dataKeys.generate(keyArn, binding.encryptionContext())) {
      if (!dataKey.keyArn().equals(keyArn)) {
        throw new RefusedException(
            ErrorCode.KMS_REPLY_REFUSED, "the data key was wrapped by another KMS key");
      }
      return envelope.seal(key.secret(), dataKey, binding, 1);
    }
  }

  /// Opens the row's private key, which the caller then owns and closes.
  ///
  /// @throws RefusedException with {@link ErrorCode#KEY_NOT_ALLOWED}, {@link
  ///   ErrorCode#ROW_TAMPERED}, {@link ErrorCode#ADDRESS_MISMATCH}, or as {@link DataKeys#unwrap}
  ///   does
  PrivateKey open(Account account) {
    Sealing sealing = account.sealing();
    kmsKeys.requireForOpening(sealing.keyArn());
    AccountBinding binding =
        new AccountBinding(account.name(), account.address(), account.policy());
    try (SecretBytes dataKey =
        dataKeys.unwrap(
            sealing.keyArn(), sealing.encryptedDataKey(), binding.encryptionContext())) {
      PrivateKey key = PrivateKey.adopt(envelope.open(sealing, dataKey, binding));
      if (!key.publicKey().equals(account.publicKey())) {
        key.close();
        throw new RefusedException(
            ErrorCode.ADDRESS_MISMATCH, "the sealed private key belongs to another address");
      }
      return key;
    }
  }
}
