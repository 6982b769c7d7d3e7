package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// A `CiphertextBlob` of this emulator: `0x01 ‖ length of the key id ‖ key id ‖ nonce 12 ‖
/// AES-256-GCM(plaintext)`, bound to key ARN and encryption context as its AAD.
record DataKeyBlob(String keyId, Bytes nonce, Bytes sealed) {
  static final int MAX_LENGTH = 6_144;

  private static final int FORMAT = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER = 2;

  static DataKeyBlob seal(
      KmsKey key, Map<String, String> context, SecretBytes plaintext, SecureRandom random) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, context, nonce);
      byte[] sealed =
          plaintext.use(bytes -> {
            try {
              return cipher.doFinal(bytes);
            } catch (GeneralSecurityException e) {
              throw new IllegalStateException("AES-GCM refused to encrypt", e);
            }
          });
      return new DataKeyBlob(key.arn().keyId(), Bytes.copyOf(nonce), Bytes.copyOf(sealed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    }
  }

  /// @throws KmsFault `InvalidCiphertextException` for what no emulator made
  static DataKeyBlob decode(Bytes blob) {
    if (blob.length() < HEADER || blob.at(0) != FORMAT) {
      throw invalid();
    }
    int nonceAt = HEADER + blob.at(1);
    int sealedAt = nonceAt + NONCE_LENGTH;
    if (blob.length() < sealedAt + TAG_BITS / Byte.SIZE) {
      throw invalid();
    }
    return new DataKeyBlob(
        new String(blob.slice(HEADER, nonceAt).toArray(), StandardCharsets.US_ASCII),
        blob.slice(nonceAt, sealedAt),
        blob.slice(sealedAt, blob.length()));
  }

  Bytes encode() {
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    return Bytes.concat(
        Bytes.copyOf(new byte[] {FORMAT, (byte) id.length}), Bytes.copyOf(id), nonce, sealed);
  }

  /// @throws KmsFault `InvalidCiphertextException` if key, context and blob do not belong together
  SecretBytes open(KmsKey key, Map<String, String> context) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, context, nonce.toArray());
      return SecretBytes.adopt(cipher.doFinal(sealed.toArray()));
    } catch (GeneralSecurityException e) {
      throw invalid();
    }
  }

  private static Cipher cipher(int mode, KmsKey key, Map<String, String> context, byte[] nonce)
      throws GeneralSecurityException {
    LengthPrefixed bound = new LengthPrefixed().add(key.arn().value());
    new TreeMap<>(context).forEach((name, value) -> bound.add(name).add(value));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.wrappingKey(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.toBytes().toArray());
    return cipher;
  }

  private static KmsFault invalid() {
    return KmsFault.client(
        "InvalidCiphertextException",
        "the ciphertext was not made with this key under this encryption context");
  }
}
