package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens, and never seals, the rows of the projects before this one: aws-nitro-enclaves-rs and
/// those that it followed.
///
/// They sealed under a constant nonce or without any integrity, and bound the ciphertext to
/// nothing, so what comes out proves nothing by itself. Its one use is to migrate such a row, once
/// the address that is derived from it was compared.
public final class SeedEnvelope {
  private static final Bytes NONCE = Bytes.ofHex("cc5cac2c7791afb2f5f859c1");
  private static final int BLOCK = 16;

  private SeedEnvelope() {}

  /// The 32 bytes of the row's private key. The caller owns and closes them.
  ///
  /// @param unwrapped what KMS gave for {@link SeedRow#wrapped}; it stays the caller's
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} if it does not open to a key
  public static SecretBytes open(SeedRow row, SecretBytes unwrapped) {
    try {
      return SecretBytes.adopt(unwrapped.use(secret -> key(row, secret)));
    } catch (IllegalArgumentException | RefusedException _) {
      // No cause: the decoder's message may quote the plaintext.
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED, "the seed's ciphertext does not open to a private key");
    }
  }

  private static byte[] key(SeedRow row, byte[] unwrapped) {
    SeedFormat format = row.format();
    if (format == SeedFormat.KMS) {
      return SeedText.key(format, unwrapped);
    }
    if (unwrapped.length != format.dataKeyLength()) {
      throw new IllegalArgumentException("not a data key");
    }
    byte[] text = decrypt(format, unwrapped, row.sealed());
    try {
      return SeedText.key(format, text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static byte[] decrypt(SeedFormat format, byte[] dataKey, Bytes sealed) {
    return switch (format) {
      case RUST -> Aes256Gcm.open(dataKey, NONCE, Bytes.EMPTY, sealed);
      case GO -> behindItsVector("AES/CFB/NoPadding", dataKey, sealed);
      case PYTHON -> {
        byte[] key = sha256(Base64.getEncoder().encode(dataKey));
        yield zeroing(key, () -> behindItsVector("AES/CBC/PKCS5Padding", key, sealed));
      }
      case PYTHON_FIRST -> {
        byte[] key = Base64.getEncoder().encode(dataKey);
        yield zeroing(key, () -> inBlocks(key, sealed));
      }
      case KMS -> throw new AssertionError("KMS sealed it itself");
    };
  }

  private static byte[] behindItsVector(String transformation, byte[] key, Bytes sealed) {
    byte[] all = sealed.toArray();
    return decrypted(() -> {
      Cipher cipher = Cipher.getInstance(transformation);
      var vector = new IvParameterSpec(all, 0, BLOCK);
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), vector);
      return cipher.doFinal(all, BLOCK, all.length - BLOCK);
    });
  }

  private static byte[] inBlocks(byte[] key, Bytes sealed) {
    return decrypted(() -> {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(sealed.toArray());
    });
  }

  private static byte[] decrypted(Decryption decryption) {
    try {
      return decryption.run();
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException("does not decrypt");
    }
  }

  private static byte[] zeroing(byte[] key, Supplier<byte[]> use) {
    try {
      return use.get();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private interface Decryption {
    byte[] run() throws GeneralSecurityException;
  }
}
