package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The certificates of one document, decoded and not yet judged.
///
/// @param bundle as the document lists them: the root, then intermediates downwards
record CertificateChain(List<X509Certificate> bundle, X509Certificate leaf) {

  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if one does not decode
  static CertificateChain decode(AttestationDocument document) {
    List<X509Certificate> bundle = new ArrayList<>();
    for (Bytes certificate : document.cabundle()) {
      bundle.add(decode(certificate, "certificate " + (bundle.size() + 1) + " of the bundle"));
    }
    return new CertificateChain(
        List.copyOf(bundle), decode(document.certificate(), "the leaf certificate"));
  }

  private static X509Certificate decode(Bytes der, String name) {
    return Certificates.decode(der, ErrorCode.ATTESTATION_REFUSED, name);
  }

  /// Leaf first and without the root, the order in which a path is validated.
  List<X509Certificate> path() {
    List<X509Certificate> path = new ArrayList<>();
    path.add(leaf);
    path.addAll(bundle.subList(1, bundle.size()).reversed());
    return path;
  }

  /// What sentences call the certificate at this place of {@link #path}.
  String nameInPath(int index) {
    int intermediates = bundle.size() - 1;
    return index == 0
        ? "the leaf certificate"
        : "intermediate certificate " + (intermediates - index + 1) + " of " + intermediates;
  }

  /// What a report says of it: the root first, the leaf last.
  List<ReportedCertificate> describe() {
    List<ReportedCertificate> described = new ArrayList<>();
    described.add(Certificates.describe("the root certificate", bundle.getFirst()));
    List<X509Certificate> path = path();
    for (int index = path.size() - 1; index >= 0; index--) {
      described.add(Certificates.describe(nameInPath(index), path.get(index)));
    }
    return described;
  }
}
