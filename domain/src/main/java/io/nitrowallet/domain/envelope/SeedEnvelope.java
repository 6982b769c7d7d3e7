package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/// Opens, and never seals, the rows of the seed project aws-nitro-enclaves-rs (protocol.md §3).
///
/// The seed encrypted with a constant nonce and bound its ciphertext to nothing, so what comes out
/// proves only that it was made under this data key. Its one use is to migrate such a row.
public final class SeedEnvelope {
  private static final Bytes NONCE = Bytes.ofHex("cc5cac2c7791afb2f5f859c1");
  private static final int KEY_LENGTH = 32;
  private static final int HEX_LENGTH = 2 + 2 * KEY_LENGTH;

  private SeedEnvelope() {}

  /// Opens `encryptedPrivateKey` (ciphertext ‖ tag). The plaintext is the base64 of 32 bytes or,
  /// from the seed's demo tool, `0x` and 64 hex digits. The caller owns and closes the result.
  ///
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} if it does not open to a key
  public static SecretBytes open(Bytes encryptedPrivateKey, SecretBytes dataKey) {
    try (SecretBytes text = decrypt(encryptedPrivateKey, dataKey)) {
      Function<byte[], byte[]> decode =
          text.length() == HEX_LENGTH ? SeedEnvelope::hex : Base64.getDecoder()::decode;
      byte[] key = text.use(decode);
      if (key.length != KEY_LENGTH) {
        Arrays.fill(key, (byte) 0);
        throw new IllegalArgumentException("not 32 bytes");
      }
      return SecretBytes.adopt(key);
    } catch (IllegalArgumentException | RefusedException _) {
      // No cause: the decoder's message may quote the plaintext.
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED, "the seed's ciphertext does not open to a private key");
    }
  }

  private static byte[] hex(byte[] text) {
    if (text[0] != '0' || text[1] != 'x') {
      throw new IllegalArgumentException("no 0x");
    }
    // All digits are judged first, so that nothing is decoded of what is refused.
    for (int i = 2; i < HEX_LENGTH; i++) {
      HexFormat.fromHexDigit(text[i]);
    }
    byte[] key = new byte[KEY_LENGTH];
    for (int i = 0; i < KEY_LENGTH; i++) {
      int high = HexFormat.fromHexDigit(text[2 + 2 * i]);
      key[i] = (byte) (high << 4 | HexFormat.fromHexDigit(text[3 + 2 * i]));
    }
    return key;
  }

  private static SecretBytes decrypt(Bytes ciphertext, SecretBytes dataKey) {
    if (dataKey.length() != KEY_LENGTH) {
      throw new IllegalArgumentException("not a data key");
    }
    return SecretBytes.adopt(
        dataKey.use(key -> Aes256Gcm.open(key, NONCE, Bytes.EMPTY, ciphertext)));
  }
}
