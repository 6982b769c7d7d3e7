package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.function.Function;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// What one data key and one salt yield: the AES key and the public commitment (RFC 5869).
final class EnvelopeKeys implements AutoCloseable {
  private static final int KEY_LENGTH = 32;
  private static final Bytes ENCRYPT = ascii("nitro-wallet/v1/encrypt");
  private static final Bytes COMMIT = ascii("nitro-wallet/v1/commit");

  private final SecretBytes encryption;
  private final Bytes commitment;

  private EnvelopeKeys(SecretBytes encryption, Bytes commitment) {
    this.encryption = encryption;
    this.commitment = commitment;
  }

  static EnvelopeKeys derive(SecretBytes dataKey, Bytes salt) {
    return dataKey.use(key ->
        new EnvelopeKeys(
            SecretBytes.adopt(expand(key, salt, ENCRYPT, KEY_LENGTH)),
            Bytes.copyOf(expand(key, salt, COMMIT, KEY_LENGTH))));
  }

  /// HKDF-SHA256, extract and expand.
  static byte[] expand(byte[] inputKey, Bytes salt, Bytes info, int length) {
    AlgorithmParameterSpec parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(inputKey)
            .addSalt(salt.toArray())
            .thenExpand(info.toArray(), length);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has HKDF-SHA256 (JEP 510)", e);
    }
  }

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  Bytes commitment() {
    return commitment;
  }

  <T> T useEncryptionKey(Function<byte[], T> reader) {
    return encryption.use(reader);
  }

  @Override
  public void close() {
    encryption.close();
  }
}
