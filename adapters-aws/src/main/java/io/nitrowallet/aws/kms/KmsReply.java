package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/// What every reply of KMS to an attested call must and must not hold.
final class KmsReply {
  /// The longest `CiphertextBlob` that KMS documents, in bytes.
  private static final int MAX_ENCRYPTED_DATA_KEY = 6_144;

  private KmsReply() {}

  static void requireKey(KeyArn asked, @Nullable String answered) {
    require(
        asked.value().equals(answered),
        "KMS answered for another key than the one it was asked for");
  }

  /// A plaintext beside a recipient means that something between us and KMS dropped the recipient:
  /// whoever that is has read the data key.
  static void requireNoPlaintext(@Nullable SdkBytes plaintext) {
    if (plaintext != null && plaintext.asByteArrayUnsafe().length > 0) {
      Arrays.fill(plaintext.asByteArrayUnsafe(), (byte) 0);
      throw refused("KMS sent a plaintext data key although it was asked to encrypt it");
    }
  }

  static Bytes requireEncryptedDataKey(@Nullable SdkBytes blob) {
    return requireBytes(blob, MAX_ENCRYPTED_DATA_KEY, "CiphertextBlob");
  }

  static Bytes requireForRecipient(@Nullable SdkBytes envelope) {
    return requireBytes(envelope, CiphertextForRecipient.MAX_LENGTH, "CiphertextForRecipient");
  }

  private static Bytes requireBytes(@Nullable SdkBytes bytes, int limit, String member) {
    if (bytes == null) {
      throw refused("KMS's reply has no " + member);
    }
    byte[] value = bytes.asByteArrayUnsafe();
    require(
        value.length > 0 && value.length <= limit,
        "KMS's " + member + " is not 1 to " + limit + " bytes long");
    return Bytes.copyOf(value);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.KMS_REPLY_REFUSED, sentence);
  }
}
