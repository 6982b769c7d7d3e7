package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One document on its way through the checks: what was found so far. What does not decode ends it;
/// nothing else does, so that all differences are found.
final class Examination {
  private final PinnedRoot root;
  private final AttestationExpectations expectations;
  private final List<Difference> differences = new ArrayList<>();
  private Optional<AttestationReport> report = Optional.empty();

  Examination(PinnedRoot root, AttestationExpectations expectations) {
    this.root = root;
    this.expectations = expectations;
  }

  AttestationVerdict examine(Bytes encoded) {
    try {
      return examine(CoseSign1.decode(encoded));
    } catch (RefusedException e) {
      return rejected(e.sentence());
    } catch (RuntimeException e) {
      // The bytes may be an adversary's, and not all parsers here are ours: whatever they throw
      // ends in a rejection.
      return rejected("the document cannot be examined: its content is malformed");
    }
  }

  private AttestationVerdict examine(CoseSign1 signed) {
    List<Difference> malformed = SignatureCheck.form(signed);
    differences.addAll(malformed);
    AttestationDocument document = AttestationDocumentCodec.decode(signed.payload());
    Optional<CertificateChain> chain = decodeChain(document);
    AttestationReport shown =
        new AttestationReport(
            document, expectations, chain.map(CertificateChain::describe).orElse(List.of()));
    report = Optional.of(shown);
    if (chain.isPresent()) {
      differences.addAll(ChainCheck.check(chain.get(), root, shown.judgedAt()));
      if (malformed.isEmpty()) {
        differences.addAll(SignatureCheck.check(signed, chain.get().leaf()));
      }
    }
    differences.addAll(ExpectationsCheck.check(shown));
    return differences.isEmpty() ? new Verified(shown, root.identity()) : rejected();
  }

  /// The chain, or a difference that says why there is none.
  private Optional<CertificateChain> decodeChain(AttestationDocument document) {
    try {
      return Optional.of(CertificateChain.decode(document));
    } catch (RefusedException e) {
      differences.add(new Difference(Check.FORM, e.sentence()));
      return Optional.empty();
    }
  }

  private Rejected rejected(String malformation) {
    differences.add(new Difference(Check.FORM, malformation));
    return rejected();
  }

  private Rejected rejected() {
    return new Rejected(differences, report, root.identity());
  }
}
