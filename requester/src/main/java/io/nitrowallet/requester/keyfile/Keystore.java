package io.nitrowallet.requester.keyfile;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.KeccakDigest;

/// A Web3 Secret Storage document of version 3, as geth and its like write it: AES-128-CTR under a
/// key that scrypt or PBKDF2 derives from the password.
final class Keystore {
  private static final int VERSION = 3;
  private static final int IV_LENGTH = 16;

  /// Of AES-128; the derived key is this and as much again for the MAC.
  private static final int KEY_LENGTH = 16;

  private static final int MAX_CIPHERTEXT = 64;
  private static final int HASH_LENGTH = 32;

  private Keystore() {}

  /// The private key's bytes, the caller's.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if this is no such document, or
  ///   the password is wrong
  static SecretBytes open(byte[] document, Supplier<SecretBytes> password) {
    try {
      JsonObject json =
          JsonObject.of(
              StrictJson.parse(Bytes.copyOf(document)), ErrorCode.INVALID_VALUE, "the keystore");
      if (json.require("version").integer() != VERSION) {
        throw refused("the keystore is not of version 3");
      }
      return open(json.require("crypto").object(), password);
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, e.sentence(), e);
    }
  }

  private static SecretBytes open(JsonObject crypto, Supplier<SecretBytes> password) {
    if (!crypto.require("cipher").text().equals("aes-128-ctr")) {
      throw refused("the keystore's cipher is not aes-128-ctr");
    }
    Bytes iv = hex(crypto.require("cipherparams").object(), "iv", IV_LENGTH);
    if (iv.length() != IV_LENGTH) {
      throw refused("the keystore's 'iv' is not 16 bytes long");
    }
    Bytes ciphertext = hex(crypto, "ciphertext", MAX_CIPHERTEXT);
    Bytes mac = hex(crypto, "mac", HASH_LENGTH);
    PasswordKey derivation = PasswordKey.parse(crypto);
    try (SecretBytes typed = password.get();
        SecretBytes derived = derivation.derive(typed)) {
      return derived.use(key -> {
        if (!MessageDigest.isEqual(mac(key, ciphertext), mac.toArray())) {
          throw refused("the password does not open the keystore");
        }
        return decrypt(key, iv, ciphertext);
      });
    }
  }

  /// Keccak-256 over the key's second half and the ciphertext; no half of the key is copied.
  private static byte[] mac(byte[] key, Bytes ciphertext) {
    KeccakDigest keccak = new KeccakDigest(8 * HASH_LENGTH);
    keccak.update(key, KEY_LENGTH, KEY_LENGTH);
    keccak.update(ciphertext.toArray(), 0, ciphertext.length());
    byte[] mac = new byte[HASH_LENGTH];
    keccak.doFinal(mac, 0);
    return mac;
  }

  private static SecretBytes decrypt(byte[] key, Bytes iv, Bytes ciphertext) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, 0, KEY_LENGTH, "AES"),
          new IvParameterSpec(iv.toArray()));
      return SecretBytes.adopt(cipher.doFinal(ciphertext.toArray()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES in counter mode", e);
    }
  }

  /// Hex digits as this format writes them: without a prefix.
  static Bytes hex(JsonObject json, String member, int maxLength) {
    String text = json.require(member).text();
    if (text.length() > 2 * maxLength || !text.matches("(?:[0-9a-fA-F]{2})*+")) {
      throw refused("the keystore's '%s' is not hex of that length".formatted(member));
    }
    return Bytes.ofHex(text);
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
