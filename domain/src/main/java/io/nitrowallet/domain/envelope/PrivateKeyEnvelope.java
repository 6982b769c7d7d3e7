package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;

/// Seals one private key under one data key: the envelope of protocol.md §3, 125 bytes.
///
/// `0x01 ‖ salt 32 ‖ commitment 32 ‖ nonce 12 ‖ AES-256-GCM(ciphertext 32 ‖ tag 16)`. Encryption
/// key and commitment come from the data key by HKDF-SHA256 over the salt. The commitment makes the
/// envelope open under one data key only, which AES-GCM alone does not promise.
///
/// Guarantees secrecy and integrity of the key, and that it opens only together with the row's own
/// values (see {@link AccountBinding}). Does not promise that the row is the newest one.
public final class PrivateKeyEnvelope {
  /// The length of an envelope in bytes.
  public static final int LENGTH = 125;

  private static final byte VERSION = 1;
  private static final int SALT = 1;
  private static final int COMMITMENT = SALT + 32;
  private static final int NONCE = COMMITMENT + 32;
  private static final int CIPHERTEXT = NONCE + 12;

  private final Entropy entropy;

  /// Draws salts and nonces from `entropy`.
  public PrivateKeyEnvelope(Entropy entropy) {
    this.entropy = entropy;
  }

  /// Seals `privateKey` (32 bytes) as the given version of the account. The caller keeps ownership
  /// of both secrets and closes them.
  ///
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if no randomness is to be had
  public Sealing seal(
      SecretBytes privateKey, GeneratedDataKey dataKey, AccountBinding binding, long version) {
    Bytes salt = entropy.draw(COMMITMENT - SALT);
    Bytes nonce = entropy.draw(CIPHERTEXT - NONCE);
    Bytes aad = binding.associatedData(dataKey.keyArn(), version, dataKey.encrypted());
    try (EnvelopeKeys keys = EnvelopeKeys.derive(dataKey.plaintext(), salt)) {
      Bytes ciphertext =
          privateKey.use(
              secret -> keys.useEncryptionKey(key -> Aes256Gcm.seal(key, nonce, aad, secret)));
      Bytes version1 = Bytes.copyOf(new byte[] {VERSION});
      Bytes envelope = Bytes.concat(version1, salt, keys.commitment(), nonce, ciphertext);
      return new Sealing(dataKey.keyArn(), version, dataKey.encrypted(), envelope);
    }
  }

  /// Opens a sealed private key. The caller owns the result and closes it, and still owns
  /// `dataKey`.
  ///
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} if the envelope was not sealed
  ///   under this data key for exactly these values
  public SecretBytes open(Sealing sealing, SecretBytes dataKey, AccountBinding binding) {
    Bytes envelope = sealing.encryptedPrivateKey();
    if (envelope.length() != LENGTH || envelope.at(0) != VERSION) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED, "the sealed private key is not an envelope of version 1");
    }
    try (EnvelopeKeys keys = EnvelopeKeys.derive(dataKey, envelope.slice(SALT, COMMITMENT))) {
      if (!keys.commitment().equals(envelope.slice(COMMITMENT, NONCE))) {
        throw new RefusedException(
            ErrorCode.ROW_TAMPERED, "the sealed private key was sealed under another data key");
      }
      Bytes nonce = envelope.slice(NONCE, CIPHERTEXT);
      Bytes ciphertext = envelope.slice(CIPHERTEXT, LENGTH);
      Bytes aad = binding.associatedData(sealing);
      return SecretBytes.adopt(
          keys.useEncryptionKey(key -> Aes256Gcm.open(key, nonce, aad, ciphertext)));
    }
  }
}
