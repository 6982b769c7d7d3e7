package io.nitrowallet.image.eif;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.cbor.ImageSignatureCodec;
import io.nitrowallet.formats.cbor.ImageSignatureCodec.ImageSignature;
import io.nitrowallet.formats.cbor.ImageSignatureCodec.SignedRegister;

/// Checks an image's signature as the hypervisor does before it starts the image: that the key of
/// the certificate signed this image's PCR0. Whose certificate it is, PCR8 tells.
public final class ImageSignatureCheck {
  private static final int ES384_LENGTH = 96;

  private ImageSignatureCheck() {}

  /// The certificate whose key signed PCR0 of `measured`.
  ///
  /// @param section the content of the image's signature section
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it did not
  public static SigningCertificate check(Bytes section, PcrValues measured) {
    ImageSignature claimed = ImageSignatureCodec.decode(section);
    CoseSign1 signature = claimed.signature();
    SigningCertificate certificate = SigningCertificate.parse(claimed.certificate());
    if (!signature.protectedHeader().equals(CoseSign1.protectedHeader(CoseSign1.ES384))
        || signature.signature().length() != ES384_LENGTH) {
      throw refused("the image's signature is by another algorithm than ES384");
    }
    if (!certificate.verifies(signature.signatureInput(), signature.signature())) {
      throw refused("the image's signature is not by the key of its certificate");
    }
    SignedRegister register = ImageSignatureCodec.decodeRegister(signature.payload());
    if (register.index() != 0 || !measured.get(0).filter(register.value()::equals).isPresent()) {
      throw refused("the image's signature is over another PCR0 than the image has");
    }
    return certificate;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.IMAGE_REFUSED, sentence);
  }
}
