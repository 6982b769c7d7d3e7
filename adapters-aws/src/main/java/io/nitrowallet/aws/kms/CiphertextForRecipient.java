package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Opens the `CiphertextForRecipient` of a KMS reply with the key it was made for.
///
/// It accepts KMS's own form and nothing else. It proves nothing about the sender: whoever saw the
/// attested public key can make one. So the reply must come over TLS that ends in this process, and
/// what is opened is used only under an AEAD that is bound to the account (threat-model.md); where
/// an old row has none, the address of the private key must be the row's.
final class CiphertextForRecipient {
  /// The longest reply that KMS documents, in bytes.
  static final int MAX_LENGTH = 6_144;

  private static final int CONTENT_KEY_LENGTH = 32;

  private CiphertextForRecipient() {}

  /// The content, which must be `length` bytes long. The caller owns and closes it.
  ///
  /// @throws RefusedException with {@link ErrorCode#KMS_REPLY_REFUSED} if anything is not as KMS
  ///   makes it
  static SecretBytes open(Bytes cms, RecipientKey key, int length) {
    return open(cms, key, length, length);
  }

  /// The content, which must have `least` to `most` bytes. The caller owns and closes it.
  ///
  /// @throws RefusedException with {@link ErrorCode#KMS_REPLY_REFUSED} if anything is not as KMS
  ///   makes it
  static SecretBytes open(Bytes cms, RecipientKey key, int least, int most) {
    RecipientEnvelope envelope = RecipientEnvelope.decode(cms);
    byte[] contentKey = new byte[0];
    byte[] content = new byte[0];
    try {
      contentKey = key.decrypt(envelope.encryptedKey().toArray());
      content = decrypt(contentKey, envelope);
      if (content.length < least || content.length > most) {
        throw notForUs(null);
      }
      byte[] owned = content;
      content = new byte[0];
      return SecretBytes.adopt(owned);
    } catch (GeneralSecurityException e) {
      throw notForUs(e);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
      Arrays.fill(content, (byte) 0);
    }
  }

  private static byte[] decrypt(byte[] contentKey, RecipientEnvelope envelope)
      throws GeneralSecurityException {
    if (contentKey.length != CONTENT_KEY_LENGTH) {
      throw notForUs(null);
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(contentKey, "AES"),
        new IvParameterSpec(envelope.iv().toArray()));
    return cipher.doFinal(envelope.encryptedContent().toArray());
  }

  /// One sentence for every failure behind the envelope's form, so that it is no padding oracle.
  private static RefusedException notForUs(@Nullable GeneralSecurityException cause) {
    String sentence = "KMS's reply does not open with the key it was asked to encrypt to";
    return cause == null
        ? new RefusedException(ErrorCode.KMS_REPLY_REFUSED, sentence)
        : new RefusedException(ErrorCode.KMS_REPLY_REFUSED, sentence, cause);
  }
}
