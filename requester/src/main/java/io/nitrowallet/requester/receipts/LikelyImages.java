package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import java.util.ArrayList;
import java.util.List;

/// The images whose enclaves may have issued receipts: over the years there are several.
public final class LikelyImages {
  private final AttestationVerifier verifier;
  private final List<AttestationExpectations> expectations;

  /// None yet.
  public LikelyImages(AttestationVerifier verifier) {
    this(verifier, List.of());
  }

  private LikelyImages(AttestationVerifier verifier, List<AttestationExpectations> expectations) {
    this.verifier = verifier;
    this.expectations = List.copyOf(expectations);
  }

  /// One more, as `expected` says.
  public LikelyImages with(AttestationExpectations expected) {
    List<AttestationExpectations> more = new ArrayList<>(expectations);
    more.add(expected);
    return new LikelyImages(verifier, more);
  }

  /// One more, of which all but its registers is expected as of the first.
  public LikelyImages with(PcrValues registers) {
    AttestationExpectations first = expectations.getFirst();
    return with(
        new AttestationExpectations(
            registers, first.nonce(), first.freshness(), first.debugMode()));
  }

  /// The verdict under one of the images that the document is of; under the first where it is of
  /// none.
  public AttestationVerdict judge(Bytes document) {
    AttestationVerdict first = verifier.verify(document, expectations.getFirst());
    if (first instanceof Verified) {
      return first;
    }
    return expectations.stream()
        .skip(1)
        .map(expected -> verifier.verify(document, expected))
        .filter(Verified.class::isInstance)
        .findFirst()
        .orElse(first);
  }
}
