package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The CMS EnvelopedData (RFC 5652 §6) that KMS sends, in the one form KMS uses: a single
/// KeyTransRecipientInfo named by its subjectKeyIdentifier, RSAES-OAEP with SHA-256, MGF1-SHA-256
/// and the empty label, AES-256-CBC.
record RecipientEnvelope(Bytes encryptedKey, Bytes iv, Bytes encryptedContent) {
  private static final int VERSION = 2;
  private static final int BLOCK = 16;
  private static final int SUBJECT_KEY_IDENTIFIER_LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#KMS_REPLY_REFUSED} for anything else
  static RecipientEnvelope decode(Bytes cms) {
    require(cms.length() <= CiphertextForRecipient.MAX_LENGTH, "is longer than KMS's ever are");
    byte[] encoded = cms.toArray();
    require(BerNesting.isBounded(encoded), "is no complete BER value");
    EnvelopedData enveloped;
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
      require(
          CMSObjectIdentifiers.envelopedData.equals(info.getContentType()), "is not EnvelopedData");
      enveloped = EnvelopedData.getInstance(info.getContent());
      return new RecipientEnvelope(
          encryptedKey(enveloped),
          iv(enveloped.getEncryptedContentInfo()),
          encryptedContent(enveloped.getEncryptedContentInfo()));
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The parser reports malformed input by half a dozen unchecked exceptions.
      throw new RefusedException(
          ErrorCode.KMS_REPLY_REFUSED, "KMS's reply is not well-formed CMS", e);
    }
  }

  private static Bytes encryptedKey(EnvelopedData enveloped) {
    require(enveloped.getVersion().hasValue(VERSION), "has another version");
    require(
        enveloped.getOriginatorInfo() == null && enveloped.getUnprotectedAttrs() == null,
        "carries more than KMS's do");
    require(enveloped.getRecipientInfos().size() == 1, "is not for exactly one recipient");
    RecipientInfo recipient =
        RecipientInfo.getInstance(enveloped.getRecipientInfos().getObjectAt(0));
    require(
        recipient.getInfo() instanceof KeyTransRecipientInfo, "transports its key in another way");
    KeyTransRecipientInfo transport = (KeyTransRecipientInfo) recipient.getInfo();
    require(
        transport.getVersion().hasValue(VERSION)
            && transport.getRecipientIdentifier().getId() instanceof ASN1OctetString identifier
            && identifier.getOctetsLength() == SUBJECT_KEY_IDENTIFIER_LENGTH,
        "names its recipient in another way");
    requireOaepSha256(transport.getKeyEncryptionAlgorithm());
    byte[] encryptedKey = transport.getEncryptedKey().getOctets();
    require(
        encryptedKey.length == RecipientKey.MODULUS_BITS / Byte.SIZE,
        "was encrypted to a key of another size");
    return Bytes.copyOf(encryptedKey);
  }

  private static void requireOaepSha256(AlgorithmIdentifier algorithm) {
    require(
        PKCSObjectIdentifiers.id_RSAES_OAEP.equals(algorithm.getAlgorithm())
            && algorithm.getParameters() != null,
        "transports its key by another algorithm");
    RSAESOAEPparams oaep = RSAESOAEPparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask = oaep.getMaskGenAlgorithm();
    AlgorithmIdentifier label = oaep.getPSourceAlgorithm();
    require(
        isSha256(oaep.getHashAlgorithm().getAlgorithm())
            && PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
            && isSha256(AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm())
            && PKCSObjectIdentifiers.id_pSpecified.equals(label.getAlgorithm())
            && ASN1OctetString.getInstance(label.getParameters()).getOctetsLength() == 0,
        "uses RSAES-OAEP with other parameters");
  }

  private static boolean isSha256(ASN1ObjectIdentifier algorithm) {
    return NISTObjectIdentifiers.id_sha256.equals(algorithm);
  }

  private static Bytes iv(EncryptedContentInfo content) {
    AlgorithmIdentifier algorithm = content.getContentEncryptionAlgorithm();
    require(
        CMSObjectIdentifiers.data.equals(content.getContentType()), "holds another content type");
    require(
        NISTObjectIdentifiers.id_aes256_CBC.equals(algorithm.getAlgorithm()),
        "encrypts its content by another algorithm");
    Bytes iv = Bytes.copyOf(ASN1OctetString.getInstance(algorithm.getParameters()).getOctets());
    require(iv.length() == BLOCK, "has an initialisation vector of another length");
    return iv;
  }

  private static Bytes encryptedContent(EncryptedContentInfo content) {
    ASN1OctetString encrypted = content.getEncryptedContent();
    require(
        encrypted != null
            && encrypted.getOctetsLength() > 0
            && encrypted.getOctetsLength() % BLOCK == 0,
        "holds no whole number of cipher blocks");
    return Bytes.copyOf(encrypted.getOctets());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new RefusedException(
          ErrorCode.KMS_REPLY_REFUSED,
          "KMS's reply was refused: its CiphertextForRecipient " + otherwise);
    }
  }
}
