package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The enclave life that a boot document is of, as far as it says.
///
/// @param fingerprint of its identity, 32 bytes
/// @param booted when the document was made
/// @param key which verifies what the life signed
/// @param standing what speaks for it
record AuditedLife(Bytes fingerprint, Instant booted, VerifyingKey key, Standing standing) {
  /// What speaks for a life.
  enum Standing {
    /// Its boot document was verified.
    ATTESTED,
    /// Nothing but itself: anybody may have made its key.
    CLAIMED
  }

  /// The life of `document`; absent if it names none.
  static Optional<AuditedLife> of(AttestationDocument document, Standing standing) {
    return document.publicKey().flatMap(publicKey -> of(document.timestamp(), publicKey, standing));
  }

  private static Optional<AuditedLife> of(Instant booted, Bytes publicKey, Standing standing) {
    try {
      EnclaveIdentity identity = EnclaveIdentity.decode(publicKey);
      VerifyingKey key = VerifyingKey.ofEd25519(identity.ed25519());
      return Optional.of(new AuditedLife(identity.fingerprint(), booted, key, standing));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  /// Before this, it issued nothing.
  Instant earliest() {
    return booted.truncatedTo(ChronoUnit.SECONDS);
  }

  ReceiptReference reference(SigningReceipt receipt) {
    return new ReceiptReference(fingerprint, booted, receipt.sequence(), receipt.time());
  }
}
