package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The COSE signature: ES384 only, over the bytes as they came.
final class SignatureCheck {
  private static final int ES384_SIGNATURE = 96;

  private SignatureCheck() {}

  /// Whether algorithm and signature have the one form that is accepted.
  static List<Difference> form(CoseSign1 signed) {
    List<Difference> differences = new ArrayList<>();
    algorithm(signed).ifPresent(differences::add);
    if (signed.signature().length() != ES384_SIGNATURE) {
      differences.add(
          new Difference(
              Check.FORM,
              "the document's signature is "
                  + signed.signature().length()
                  + " bytes long; an ES384 signature has 96"));
    }
    return differences;
  }

  private static Optional<Difference> algorithm(CoseSign1 signed) {
    try {
      long algorithm = signed.algorithm();
      return algorithm == CoseSign1.ES384
          ? Optional.empty()
          : Optional.of(
              new Difference(
                  Check.ALGORITHM,
                  "the document names the signature algorithm "
                      + algorithm
                      + "; only ES384 (-35) is accepted"));
    } catch (RefusedException e) {
      return Optional.of(new Difference(Check.FORM, e.sentence()));
    }
  }

  /// Whether the leaf's key made the signature.
  static List<Difference> check(CoseSign1 signed, X509Certificate leaf) {
    return CertificateCheck.isP384(leaf) && verifies(signed, leaf)
        ? List.of()
        : List.of(
            new Difference(
                Check.SIGNATURE,
                "the document's signature was not made by its certificate's key: the document was"
                    + " changed or forged"));
  }

  private static boolean verifies(CoseSign1 signed, X509Certificate leaf) {
    try {
      Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
      verifier.initVerify(leaf.getPublicKey());
      verifier.update(signed.signatureInput().toArray());
      return verifier.verify(signed.signature().toArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
