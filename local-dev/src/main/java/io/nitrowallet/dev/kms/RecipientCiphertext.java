package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// Writes a `CiphertextForRecipient` octet for octet in KMS's form: BER with indefinite lengths at
/// ContentInfo, its [0], EnvelopedData and EncryptedContentInfo, and DER within (facts-nitro.md).
final class RecipientCiphertext {
  private static final int CONTENT_KEY_LENGTH = 32;
  private static final int IV_LENGTH = 16;
  private static final ASN1Integer VERSION = new ASN1Integer(2);
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

  private RecipientCiphertext() {}

  /// Encrypts `plaintext` to `recipient`, under a fresh content key.
  static Bytes encrypt(SecretBytes plaintext, RSAPublicKey recipient, SecureRandom random) {
    byte[] contentKey = new byte[CONTENT_KEY_LENGTH];
    byte[] iv = new byte[IV_LENGTH];
    random.nextBytes(contentKey);
    random.nextBytes(iv);
    try {
      ASN1Encodable transport = transport(recipient, contentKey);
      ASN1Encodable content = content(plaintext, contentKey, iv);
      ASN1Encodable enveloped = indefinite(VERSION, new DERSet(transport), content);
      return Bytes.copyOf(
          indefinite(CMSObjectIdentifiers.envelopedData, new BERTaggedObject(true, 0, enveloped))
              .getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the reply could not be encrypted to its recipient", e);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  private static ASN1Encodable transport(RSAPublicKey recipient, byte[] contentKey)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        recipient,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] keyIdentifier = Digests.sha256(Bytes.copyOf(recipient.getEncoded())).toArray();
    return definite(
        VERSION,
        new DERTaggedObject(false, 0, new DEROctetString(keyIdentifier)),
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaepParameters()),
        new DEROctetString(cipher.doFinal(contentKey)));
  }

  private static ASN1Encodable oaepParameters() {
    return definite(
        new DERTaggedObject(true, 0, SHA256),
        new DERTaggedObject(
            true, 1, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256)));
  }

  private static ASN1Encodable content(SecretBytes plaintext, byte[] contentKey, byte[] iv)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new IvParameterSpec(iv));
    byte[] encrypted =
        plaintext.use(bytes -> {
          try {
            return cipher.doFinal(bytes);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC refused to encrypt", e);
          }
        });
    return indefinite(
        CMSObjectIdentifiers.data,
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)),
        new BERTaggedObject(false, 0, new BEROctetString(encrypted)));
  }

  private static BERSequence indefinite(ASN1Encodable... elements) {
    return new BERSequence(elements);
  }

  private static DERSequence definite(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }
}
