package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.bytes.Bytes;

/// Verifies attestation documents against a pinned root: every step of protocol.md §6, in its
/// order.
public interface AttestationVerifier {
  /// Never throws for any `document`: what is wrong with it is in the verdict.
  AttestationVerdict verify(Bytes document, AttestationExpectations expectations);
}
