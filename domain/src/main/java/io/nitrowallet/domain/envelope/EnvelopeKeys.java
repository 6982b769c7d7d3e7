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

  private final SecretBytes encryption;
  private final Bytes commitment;

  private EnvelopeKeys(SecretBytes encryption, Bytes commitment) {
    this.encryption = encryption;
    this.commitment = commitment;
  }

  static EnvelopeKeys derive(SecretBytes dataKey, Bytes salt) {
    return dataKey.use(key ->
        new EnvelopeKeys(
            SecretBytes.adopt(expand(key, salt, "nitro-wallet/v1/encrypt")),
            Bytes.copyOf(expand(key, salt, "nitro-wallet/v1/commit"))));
  }

  private static byte[] expand(byte[] dataKey, Bytes salt, String info) {
    AlgorithmParameterSpec parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(dataKey)
            .addSalt(salt.toArray())
            .thenExpand(info.getBytes(StandardCharsets.UTF_8), KEY_LENGTH);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has HKDF-SHA256 (JEP 510)", e);
    }
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
