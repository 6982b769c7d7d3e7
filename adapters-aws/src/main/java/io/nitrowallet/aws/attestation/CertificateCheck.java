package io.nitrowallet.aws.attestation;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// Whether single certificates are what AWS issues: constraints, key usage, P-384 and ECDSA with
/// SHA-384 throughout. Path validation would pass over an absent key usage and take other
/// algorithms too.
final class CertificateCheck {
  private static final ECParameterSpec P384 = p384();
  private static final String ECDSA_SHA384 = "1.2.840.10045.4.3.3";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;
  private static final int NO_AUTHORITY = -1;

  private CertificateCheck() {}

  /// What is wrong with a leaf that signs documents; empty if nothing is.
  static List<String> leaf(X509Certificate leaf) {
    String name = "the leaf certificate";
    List<String> sentences = new ArrayList<>();
    if (leaf.getBasicConstraints() != NO_AUTHORITY) {
      sentences.add(name + " is a certificate authority, not an enclave's");
    }
    if (!isFor(DIGITAL_SIGNATURE, leaf)) {
      sentences.add(name + " is not for digital signatures");
    }
    sentences.addAll(algorithms(leaf, name));
    return sentences;
  }

  /// What is wrong with a certificate between root and leaf; empty if nothing is.
  static List<String> issuer(X509Certificate issuer, String name) {
    List<String> sentences = new ArrayList<>();
    if (issuer.getBasicConstraints() == NO_AUTHORITY) {
      sentences.add(name + " is no certificate authority, yet issued the one below it");
    }
    if (!isFor(KEY_CERT_SIGN, issuer)) {
      sentences.add(name + " may not sign certificates, yet issued the one below it");
    }
    sentences.addAll(algorithms(issuer, name));
    return sentences;
  }

  static boolean isP384(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof ECPublicKey key
        && key.getParams().getCurve().equals(P384.getCurve())
        && key.getParams().getGenerator().equals(P384.getGenerator())
        && key.getParams().getOrder().equals(P384.getOrder());
  }

  private static List<String> algorithms(X509Certificate certificate, String name) {
    List<String> sentences = new ArrayList<>();
    if (!isP384(certificate)) {
      sentences.add(name + "'s key is not on the curve P-384");
    }
    if (!certificate.getSigAlgOID().equals(ECDSA_SHA384)) {
      sentences.add(name + " is not signed by ECDSA with SHA-384");
    }
    return sentences;
  }

  private static boolean isFor(int usage, X509Certificate certificate) {
    boolean[] usages = certificate.getKeyUsage();
    return usages != null && usages[usage];
  }

  private static ECParameterSpec p384() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp384r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK knows P-384", e);
    }
  }
}
