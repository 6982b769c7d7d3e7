package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.Map;
import java.util.function.Function;

/// What receipts are held to.
///
/// @param attestation judges a life's boot document: by its root, at its own time, for the images
///   that may have run
/// @param reader of what was signed
/// @param heads by the fingerprint of a life, the newest head that somebody outside the parent
///   instance has seen signed
public record AuditTerms(
    Function<Bytes, AttestationVerdict> attestation,
    ReceiptReader reader,
    Map<Bytes, ReceiptHead> heads) {
  /// Copies the map.
  public AuditTerms {
    heads = Map.copyOf(heads);
  }
}
