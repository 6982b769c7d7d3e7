package io.nitrowallet.aws.attestation;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// Whether a leaf is one that may sign documents: no authority, for digital signatures, on P-384.
final class LeafCheck {
  private static final ECParameterSpec P384 = p384();
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NO_AUTHORITY = -1;

  private LeafCheck() {}

  /// What is wrong with it; empty if nothing is.
  static List<String> check(X509Certificate leaf) {
    List<String> sentences = new ArrayList<>();
    if (leaf.getBasicConstraints() != NO_AUTHORITY) {
      sentences.add("the leaf certificate is a certificate authority, not an enclave's");
    }
    boolean[] usage = leaf.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE]) {
      sentences.add("the leaf certificate is not for digital signatures");
    }
    if (!isP384(leaf)) {
      sentences.add("the leaf certificate's key is not on the curve P-384");
    }
    return sentences;
  }

  static boolean isP384(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof ECPublicKey key
        && key.getParams().getCurve().equals(P384.getCurve())
        && key.getParams().getGenerator().equals(P384.getGenerator())
        && key.getParams().getOrder().equals(P384.getOrder());
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
