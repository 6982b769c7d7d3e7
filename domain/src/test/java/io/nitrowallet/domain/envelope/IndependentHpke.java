package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The receiving side of HPKE's base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-GCM,
/// written from RFC 9180 on the JDK's primitives: a second opinion on the library's.
final class IndependentHpke {
  /// AEAD identifiers of RFC 9180 §7.3.
  static final int AES_128_GCM = 1;

  static final int AES_256_GCM = 2;

  private static final Bytes NONE = Bytes.EMPTY;
  private static final Bytes KEM = Bytes.concat(ascii("KEM"), Bytes.ofHex("0020"));

  private final Bytes suite;
  private final int keyLength;

  IndependentHpke(int aead) {
    suite =
        Bytes.concat(
            ascii("HPKE"), Bytes.ofHex("00200001"), Bytes.copyOf(new byte[] {0, (byte) aead}));
    keyLength = aead == AES_128_GCM ? 16 : 32;
  }

  /// Opens the first message of a context.
  ///
  /// @param key the recipient's X25519 private key
  /// @param publicKey its public half
  Bytes open(Bytes key, Bytes publicKey, Bytes enc, Bytes info, Bytes aad, Bytes ciphertext)
      throws GeneralSecurityException {
    Bytes eaePrk = extract(KEM, NONE, "eae_prk", agree(key, enc));
    Bytes shared = expand(KEM, eaePrk, "shared_secret", Bytes.concat(enc, publicKey), 32);
    Bytes context =
        Bytes.concat(
            Bytes.ofHex("00"), // base mode
            extract(suite, NONE, "psk_id_hash", NONE),
            extract(suite, NONE, "info_hash", info));
    Bytes secret = extract(suite, shared, "secret", NONE);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(expand(suite, secret, "key", context, keyLength).toArray(), "AES"),
        new GCMParameterSpec(128, expand(suite, secret, "base_nonce", context, 12).toArray()));
    cipher.updateAAD(aad.toArray());
    return Bytes.copyOf(cipher.doFinal(ciphertext.toArray()));
  }

  private static Bytes agree(Bytes key, Bytes enc) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance("X25519");
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(
        keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, key.toArray())));
    PublicKey other =
        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, littleEndian(enc)));
    agreement.doPhase(other, true);
    return Bytes.copyOf(agreement.generateSecret());
  }

  private static BigInteger littleEndian(Bytes value) {
    byte[] reversed = new byte[value.length()];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) value.at(reversed.length - 1 - i);
    }
    return new BigInteger(1, reversed);
  }

  private static Bytes extract(Bytes suite, Bytes salt, String label, Bytes material)
      throws GeneralSecurityException {
    Bytes labelled = Bytes.concat(ascii("HPKE-v1"), suite, ascii(label), material);
    HKDFParameterSpec.Builder builder = HKDFParameterSpec.ofExtract().addIKM(labelled.toArray());
    if (salt.length() > 0) {
      builder.addSalt(salt.toArray());
    }
    return Bytes.copyOf(KDF.getInstance("HKDF-SHA256").deriveData(builder.extractOnly()));
  }

  private static Bytes expand(Bytes suite, Bytes secret, String label, Bytes info, int length)
      throws GeneralSecurityException {
    Bytes labelled =
        Bytes.concat(
            Bytes.copyOf(new byte[] {0, (byte) length}),
            ascii("HPKE-v1"),
            suite,
            ascii(label),
            info);
    var key = new SecretKeySpec(secret.toArray(), "HKDF");
    return Bytes.copyOf(
        KDF.getInstance("HKDF-SHA256")
            .deriveData(HKDFParameterSpec.expandOnly(key, labelled.toArray(), length)));
  }

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }
}
