package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot.Kind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the certificates lead from the pinned root down to the leaf.
final class ChainCheck {
  private ChainCheck() {}

  /// All that is wrong with the chain at `time`; empty if nothing is.
  static List<Difference> check(CertificateChain chain, PinnedRoot root, Instant time) {
    // Path validation finds again what was found before it, in the same words.
    Set<String> sentences = new LinkedHashSet<>();
    if (isPinned(chain.bundle().getFirst(), root)) {
      sentences.addAll(belowThePinnedRoot(chain, root, time));
    } else {
      sentences.add(whyNotPinned(chain, root));
    }
    sentences.addAll(CertificateCheck.leaf(chain.leaf()));
    return sentences.stream().map(sentence -> new Difference(Check.CHAIN, sentence)).toList();
  }

  private static Collection<String> belowThePinnedRoot(
      CertificateChain chain, PinnedRoot root, Instant time) {
    List<ReportedCertificate> described = chain.describe();
    List<String> sentences = new ArrayList<>();
    Optional<String> disorder = order(chain, root);
    disorder.ifPresent(sentences::add);
    sentences.addAll(validity(described, time));
    List<X509Certificate> path = chain.path();
    for (int index = path.size() - 1; index >= 1; index--) {
      sentences.addAll(CertificateCheck.issuer(path.get(index), chain.nameInPath(index)));
    }
    if (disorder.isEmpty()) {
      validationTime(described, time)
          .ifPresent(at -> sentences.addAll(PathValidation.check(chain, root, at)));
    }
    return sentences;
  }

  /// The first break of the chain of names, from the root downwards.
  private static Optional<String> order(CertificateChain chain, PinnedRoot root) {
    X509Certificate issuer = root.certificate();
    List<X509Certificate> path = chain.path();
    for (int index = path.size() - 1; index >= 0; index--) {
      X509Certificate certificate = path.get(index);
      if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        return Optional.of(
            chain.nameInPath(index)
                + " was not issued by the one above it: a certificate is missing or the order was"
                + " changed");
      }
      issuer = certificate;
    }
    return Optional.empty();
  }

  private static List<String> validity(List<ReportedCertificate> chain, Instant time) {
    return chain.stream()
        .filter(certificate -> !certificate.isValidAt(time))
        .map(certificate ->
            certificate.name()
                + " is valid from "
                + certificate.from()
                + " to "
                + certificate.until()
                + ", which does not include "
                + time)
        .toList();
  }

  /// `time`, or, where {@link #validity} has found certificates that are out of date and validation
  /// would see nothing else, an instant at which the whole chain was or will be valid, if any.
  private static Optional<Instant> validationTime(List<ReportedCertificate> chain, Instant time) {
    return Stream.concat(Stream.of(time), chain.stream().map(ReportedCertificate::from))
        .filter(at -> chain.stream().allMatch(certificate -> certificate.isValidAt(at)))
        .findFirst();
  }

  private static String whyNotPinned(CertificateChain chain, PinnedRoot root) {
    if (chain.bundle().stream().anyMatch(certificate -> isPinned(certificate, root))) {
      return "the certificate bundle does not begin with the root: its order was changed";
    }
    String trusted =
        root.identity().kind() == Kind.AWS ? "the AWS Nitro Enclaves root" : "the configured root";
    return "the certificates begin at the root "
        + Certificates.fingerprint(chain.bundle().getFirst()).hex()
        + ", not at "
        + trusted
        + " "
        + root.identity().fingerprint().hex()
        + ": the document comes from elsewhere";
  }

  private static boolean isPinned(X509Certificate certificate, PinnedRoot root) {
    return Certificates.fingerprint(certificate).equals(root.identity().fingerprint());
  }
}
