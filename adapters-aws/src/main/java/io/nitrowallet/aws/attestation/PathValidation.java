package io.nitrowallet.aws.attestation;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Path validation of RFC 5280 §6 by the JDK: signatures, names, basic constraints with path
/// lengths, key usage and critical extensions of each certificate below the root.
final class PathValidation {
  private PathValidation() {}

  /// What is wrong with the path at `time`; empty if nothing is. Validation ends at the first
  /// fault.
  static List<String> check(CertificateChain chain, PinnedRoot root, Instant time) {
    try {
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPathValidator.getInstance("PKIX")
          .validate(Certificates.factory().generateCertPath(chain.path()), parameters);
      return List.of();
    } catch (CertPathValidatorException e) {
      return List.of(sentence(chain, e));
    } catch (GeneralSecurityException e) {
      return List.of("the certificates cannot be validated");
    }
  }

  private static String sentence(CertificateChain chain, CertPathValidatorException fault) {
    String name =
        fault.getIndex() < 0 ? "a certificate of the chain" : chain.nameInPath(fault.getIndex());
    return name + " " + predicate(fault.getReason());
  }

  private static String predicate(Reason reason) {
    return switch (reason) {
      case PKIXReason.NOT_CA_CERT -> "is no certificate authority, yet issued the one below it";
      case PKIXReason.PATH_TOO_LONG -> "stands higher than its path length allows";
      case PKIXReason.INVALID_KEY_USAGE -> "may not sign certificates, yet issued the one below it";
      case PKIXReason.UNRECOGNIZED_CRIT_EXT -> "has a critical extension that is not understood";
      case BasicReason.INVALID_SIGNATURE -> "was not signed by the one above it";
      case BasicReason.ALGORITHM_CONSTRAINED -> "uses an algorithm that is not trusted any more";
      default -> "does not continue the chain";
    };
  }
}
