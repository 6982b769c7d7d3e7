package io.nitrowallet.aws.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.domain.bytes.Bytes;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/// Envelopes made by BouncyCastle's own generator: KMS's form by default, another where a test
/// asks.
final class ForgedCms {
  static final OAEPParameterSpec OAEP_SHA256 = oaep("SHA-256", MGF1ParameterSpec.SHA256, "");

  private final CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
  private ASN1ObjectIdentifier cipher = CMSAlgorithm.AES256_CBC;

  static OAEPParameterSpec oaep(String hash, MGF1ParameterSpec mask, String label) {
    return new OAEPParameterSpec(
        hash,
        "MGF1",
        mask,
        label.isEmpty()
            ? PSource.PSpecified.DEFAULT
            : new PSource.PSpecified(label.getBytes(UTF_8)));
  }

  /// What KMS would send.
  static Bytes honest(PublicKey recipient, byte[] content) {
    return new ForgedCms().to(recipient, OAEP_SHA256).encrypt(content);
  }

  ForgedCms to(PublicKey recipient, OAEPParameterSpec oaep) {
    try {
      return to(
          recipient,
          new JcaAlgorithmParametersConverter()
              .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  ForgedCms to(PublicKey recipient, AlgorithmIdentifier transport) {
    try {
      byte[] identifier = MessageDigest.getInstance("SHA-256").digest(recipient.getEncoded());
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(identifier, transport, recipient)
              .setProvider(new BouncyCastleProvider()));
      return this;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  ForgedCms by(ASN1ObjectIdentifier contentCipher) {
    cipher = contentCipher;
    return this;
  }

  Bytes encrypt(byte[] content) {
    try {
      return Bytes.copyOf(
          generator
              .generate(
                  new CMSProcessableByteArray(content),
                  new JceCMSContentEncryptorBuilder(cipher)
                      .setProvider(new BouncyCastleProvider())
                      .build())
              .getEncoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
