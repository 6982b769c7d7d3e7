/// The verifier of attestation documents (protocol.md §6).
///
/// Start with {@link io.nitrowallet.aws.attestation.CoseAttestationVerifier}; each of the other
/// types is one step of it: certificates and their chain, the signature, and what the caller
/// expects.
@NullMarked
package io.nitrowallet.aws.attestation;

import org.jspecify.annotations.NullMarked;
