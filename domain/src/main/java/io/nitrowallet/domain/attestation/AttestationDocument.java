package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an attestation document says (facts-nitro.md). Being parsed proves nothing; only a {@link
/// AttestationVerdict.Verified} does.
///
/// @param moduleId the NSM's name, `i-<instance>-enc<enclave>`
/// @param certificate the leaf certificate, DER
/// @param cabundle root first, then the intermediates in order, DER
public record AttestationDocument(
    String moduleId,
    Instant timestamp,
    PcrValues pcrs,
    Bytes certificate,
    List<Bytes> cabundle,
    Optional<Bytes> publicKey,
    Optional<Bytes> userData,
    Optional<Bytes> nonce) {
  /// The longest document that is looked at, in bytes.
  public static final int MAX_LENGTH = 16 * 1024;

  /// Copies the list.
  public AttestationDocument {
    cabundle = List.copyOf(cabundle);
  }
}
