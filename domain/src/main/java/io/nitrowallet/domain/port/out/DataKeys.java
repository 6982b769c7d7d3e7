package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;

/// Data keys of 32 bytes, wrapped by a KMS key that is released to attested enclaves only.
///
/// All methods refuse with `KMS_DENIED`, `CREDENTIALS_REJECTED`, `RESOURCE_NOT_FOUND`,
/// `UNAVAILABLE`, `KMS_REPLY_REFUSED`, `ENTROPY_FAILED` or `NSM_FAILED`.
public interface DataKeys {
  /// A new data key under `key` and `context`. The caller owns and closes it.
  ///
  /// @throws RefusedException if KMS does not release one
  GeneratedDataKey generate(KeyArn key, EncryptionContext context);

  /// The plaintext of `encrypted`, which `key` wrapped under `context`. The caller owns and closes
  /// it.
  ///
  /// @throws RefusedException also with `DATA_KEY_REJECTED`, where KMS finds that key, context and
  ///   ciphertext do not belong together
  SecretBytes unwrap(KeyArn key, Bytes encrypted, EncryptionContext context);

  /// What `key` encrypted under no context, as earlier projects had it do: up to 4,096 bytes, of
  /// any length. The caller owns and closes it.
  ///
  /// @throws RefusedException as {@link #unwrap} does
  SecretBytes decrypt(KeyArn key, Bytes encrypted);
}
