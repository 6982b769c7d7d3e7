package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-GCM (NIST SP 800-38D) in the one shape used here: a key of 32 bytes, a nonce of 12, a tag of
/// 16 behind the ciphertext.
final class Aes256Gcm {
  private static final int TAG_BITS = 128;

  private Aes256Gcm() {}

  /// Ciphertext ‖ tag.
  static Bytes seal(byte[] key, Bytes nonce, Bytes associatedData, byte[] plaintext) {
    try {
      return Bytes.copyOf(
          cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData).doFinal(plaintext));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    }
  }

  /// The plaintext, which the caller owns and zeroes.
  ///
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} unless `ciphertext` was sealed
  ///   under the same key, nonce and associated data
  static byte[] open(byte[] key, Bytes nonce, Bytes associatedData, Bytes ciphertext) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, associatedData).doFinal(ciphertext.toArray());
    } catch (AEADBadTagException e) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "the sealed private key does not belong to this row: a value was exchanged",
          e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, Bytes nonce, Bytes associatedData)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var parameters = new GCMParameterSpec(TAG_BITS, nonce.toArray());
    cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
    cipher.updateAAD(associatedData.toArray());
    return cipher;
  }
}
