package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.security.auth.DestroyFailedException;

/// One RSA-2048 key pair, made in this process, to which KMS encrypts its replies. The private half
/// never leaves this object.
final class RecipientKey {
  static final int MODULUS_BITS = 2048;

  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final Bytes publicKey;
  private final PrivateKey privateKey;

  private RecipientKey(KeyPair pair) {
    this.publicKey = Bytes.copyOf(pair.getPublic().getEncoded());
    this.privateKey = pair.getPrivate();
  }

  static RecipientKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(MODULUS_BITS, random);
      return new RecipientKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK makes RSA keys", e);
    } catch (RuntimeException e) {
      throw new RefusedException(
          ErrorCode.ENTROPY_FAILED, "no recipient key could be made; KMS was not asked", e);
    }
  }

  /// For the published vectors, whose key pairs others made.
  static RecipientKey of(KeyPair pair) {
    return new RecipientKey(pair);
  }

  /// SubjectPublicKeyInfo, DER: the `public_key` of the attestation document.
  Bytes publicKey() {
    return publicKey;
  }

  /// Undoes RSAES-OAEP with SHA-256, MGF1-SHA-256 and the empty label. The caller owns the result.
  byte[] decrypt(byte[] encryptedKey) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, privateKey, OAEP);
    return cipher.doFinal(encryptedKey);
  }

  /// Best effort: the JDK's own RSA keys cannot be overwritten, those of other providers can.
  void destroy() {
    try {
      privateKey.destroy();
    } catch (DestroyFailedException e) {
      // Dropping the last reference is all that is left to do.
    }
  }
}
