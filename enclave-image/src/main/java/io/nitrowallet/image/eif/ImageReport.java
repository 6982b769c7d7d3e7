package io.nitrowallet.image.eif;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.ImageSignatureCodec;
import io.nitrowallet.image.content.Content;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an enclave of an image will show.
///
/// @param pcrs PCR0, PCR1 and PCR2, and PCR8 where the image is signed
/// @param signer whose signature over PCR0 holds; absent where there is none
public record ImageReport(PcrValues pcrs, Optional<SigningCertificate> signer) {
  /// Measures an image and verifies its signature, where it has one.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if the signature does not hold
  public static ImageReport of(EnclaveImage image) throws IOException {
    PcrValues measured = image.measured().measure();
    if (image.signature().isEmpty()) {
      return new ImageReport(measured, Optional.empty());
    }
    Content section = image.signature().get();
    SigningCertificate signer =
        ImageSignatureCheck.check(section.bytes(ImageSignatureCodec.MAX_LENGTH), measured);
    Map<Integer, Bytes> pcrs = new TreeMap<>(measured.values());
    pcrs.put(8, signer.pcr8());
    return new ImageReport(PcrValues.of(pcrs), Optional.of(signer));
  }
}
