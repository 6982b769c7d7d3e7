package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot.Kind;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the certificates lead from the pinned root down to the leaf.
final class ChainCheck {
  private ChainCheck() {}

  /// All that is wrong with the chain at `time`; empty if nothing is.
  static List<Difference> check(CertificateChain chain, PinnedRoot root, Instant time) {
    List<String> sentences = new ArrayList<>();
    if (isPinned(chain.bundle().getFirst(), root)) {
      order(chain, root).ifPresent(sentences::add);
      sentences.addAll(validity(chain, root, time));
      // Validation ends at its first fault and is vague about these two kinds.
      if (sentences.isEmpty()) {
        sentences.addAll(PathValidation.check(chain, root, time));
      }
    } else {
      sentences.add(whyNotPinned(chain, root));
    }
    sentences.addAll(LeafCheck.check(chain.leaf()));
    return sentences.stream().map(sentence -> new Difference(Check.CHAIN, sentence)).toList();
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

  private static List<String> validity(CertificateChain chain, PinnedRoot root, Instant time) {
    List<String> sentences = new ArrayList<>();
    List<X509Certificate> path = chain.path();
    addUnlessValid(sentences, "the root certificate", root.certificate(), time);
    for (int index = path.size() - 1; index >= 0; index--) {
      addUnlessValid(sentences, chain.nameInPath(index), path.get(index), time);
    }
    return sentences;
  }

  private static void addUnlessValid(
      List<String> sentences, String name, X509Certificate certificate, Instant time) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (time.isBefore(from) || time.isAfter(until)) {
      sentences.add(
          name + " is valid from " + from + " to " + until + ", which does not include " + time);
    }
  }

  private static String whyNotPinned(CertificateChain chain, PinnedRoot root) {
    if (chain.bundle().stream().anyMatch(certificate -> isPinned(certificate, root))) {
      return "the certificate bundle does not begin with the root: its order was changed";
    }
    String trusted =
        root.identity().kind() == Kind.AWS ? "the AWS Nitro Enclaves root" : "the configured root";
    return "the certificates begin at the root "
        + fingerprint(chain.bundle().getFirst()).hex()
        + ", not at "
        + trusted
        + " "
        + root.identity().fingerprint().hex()
        + ": the document comes from elsewhere";
  }

  private static boolean isPinned(X509Certificate certificate, PinnedRoot root) {
    return fingerprint(certificate).equals(root.identity().fingerprint());
  }

  private static Bytes fingerprint(X509Certificate certificate) {
    try {
      return Digests.sha256(Bytes.copyOf(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a decoded certificate has an encoding", e);
    }
  }
}
