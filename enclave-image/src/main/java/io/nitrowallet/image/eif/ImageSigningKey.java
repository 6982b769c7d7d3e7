package io.nitrowallet.image.eif;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.cbor.ImageSignatureCodec;
import io.nitrowallet.formats.cbor.ImageSignatureCodec.ImageSignature;
import io.nitrowallet.formats.cbor.ImageSignatureCodec.SignedRegister;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/// Signs images by ES384. The signature is deterministic (RFC 6979), so that a signed image has the
/// same bytes whenever it is built. Closing it overwrites the key.
public final class ImageSigningKey implements AutoCloseable {
  private final SigningCertificate certificate;
  private final SecretBytes scalar;

  private ImageSigningKey(SigningCertificate certificate, SecretBytes scalar) {
    this.certificate = certificate;
    this.scalar = scalar;
  }

  /// The key in `pem` (PKCS#8 or SEC 1) that belongs to `certificate`.
  ///
  /// @param pem is left as it is; its owner overwrites it
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no such key
  public static ImageSigningKey parse(byte[] pem, SigningCertificate certificate) {
    ImageSigningKey key = new ImageSigningKey(certificate, P384Key.parse(pem));
    Bytes probe = Bytes.copyOf(new byte[1]);
    if (!certificate.verifies(probe, key.sign(probe))) {
      key.close();
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the signing key does not belong to the signing certificate");
    }
    return key;
  }

  /// Whose signatures these are.
  public SigningCertificate certificate() {
    return certificate;
  }

  /// The content of the signature section over PCR0 of `measured`.
  ///
  /// @throws IllegalArgumentException if there is no PCR0
  public Bytes sign(PcrValues measured) {
    Bytes pcr0 = measured.get(0).orElseThrow(IllegalArgumentException::new);
    CoseSign1 unsigned =
        new CoseSign1(
            CoseSign1.protectedHeader(CoseSign1.ES384),
            ImageSignatureCodec.encodeRegister(new SignedRegister(0, pcr0)),
            Bytes.EMPTY);
    CoseSign1 signed =
        new CoseSign1(
            unsigned.protectedHeader(), unsigned.payload(), sign(unsigned.signatureInput()));
    return ImageSignatureCodec.encode(new ImageSignature(certificate.pem(), signed));
  }

  private Bytes sign(Bytes message) {
    DSADigestSigner signer =
        new DSADigestSigner(
            new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest())),
            new SHA384Digest(),
            PlainDSAEncoding.INSTANCE);
    signer.init(
        true,
        scalar.use(bytes -> new ECPrivateKeyParameters(new BigInteger(1, bytes), P384Key.CURVE)));
    byte[] signed = message.toArray();
    signer.update(signed, 0, signed.length);
    return Bytes.copyOf(signer.generateSignature());
  }

  @Override
  public void close() {
    scalar.close();
  }
}
