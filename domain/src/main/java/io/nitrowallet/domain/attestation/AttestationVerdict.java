package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The outcome of verifying one document.
public sealed interface AttestationVerdict {
  /// The root that the document was held to, whatever came of it.
  TrustRoot root();

  /// Everything demanded holds.
  ///
  /// @param report what it says beside what was demanded
  /// @param root the root certificate it chains to
  record Verified(AttestationReport report, TrustRoot root) implements AttestationVerdict {
    /// What the document says.
    public AttestationDocument document() {
      return report.document();
    }
  }

  /// Something demanded does not hold.
  ///
  /// @param differences all that was found, in the order of the checks, at least one
  /// @param report what it claims, proven by nothing; absent if it does not decode
  /// @param root the root certificate it would have to chain to
  record Rejected(List<Difference> differences, Optional<AttestationReport> report, TrustRoot root)
      implements AttestationVerdict {
    /// @throws IllegalArgumentException if there is nothing to report
    public Rejected {
      differences = List.copyOf(differences);
      if (differences.isEmpty()) {
        throw new IllegalArgumentException("a rejection has a reason");
      }
    }

    /// All differences behind `opening` in one sentence, which names a root that is not AWS's.
    public String sentence(String opening) {
      String judge =
          switch (root.kind()) {
            case AWS -> "";
            case DEVELOPMENT -> " (judged by a development root, not by AWS's)";
          };
      return differences.stream()
          .map(Difference::sentence)
          .collect(Collectors.joining("; ", opening, judge));
    }
  }

  /// One reason, in words that an operator understands.
  record Difference(Check check, String sentence) {}

  /// The checks of protocol.md §6.
  enum Check {
    /// Size, COSE structure, CBOR strictness, fields, types and lengths.
    FORM,
    /// The protected algorithm is ES384.
    ALGORITHM,
    /// Pinned root, order, validity, constraints and signatures of the certificates.
    CHAIN,
    /// The leaf's signature over the payload.
    SIGNATURE,
    /// The document's age.
    FRESHNESS,
    /// The nonce.
    NONCE,
    /// The registers.
    PCRS,
    /// PCR0 is all zero: the enclave runs in debug mode, and its console shows its memory.
    DEBUG
  }

  /// The root that a verdict rests on.
  ///
  /// @param fingerprint SHA-256 of the certificate's DER
  /// @param kind whether it is AWS's, or one that somebody configured
  record TrustRoot(Bytes fingerprint, Kind kind) {
    /// Whose root it is.
    public enum Kind {
      /// AWS Nitro Enclaves Root-G1.
      AWS,
      /// Another root, by explicit configuration: a simulator's.
      DEVELOPMENT
    }
  }
}
