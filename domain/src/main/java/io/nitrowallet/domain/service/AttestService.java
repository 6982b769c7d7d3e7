package io.nitrowallet.domain.service;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Attestor;
import java.util.Optional;

/// Answers with a fresh document over the caller's nonce and this life's identity, beside the
/// document made at boot.
public final class AttestService implements AttestUseCase {
  private final Attestor attestor;
  private final EnclaveIdentity identity;
  private final Bytes bootDocument;
  private final ReceiptChain receipts;

  /// @param bootDocument the document made once at boot over `identity`
  /// @param receipts of this life
  public AttestService(
      Attestor attestor, EnclaveIdentity identity, Bytes bootDocument, ReceiptChain receipts) {
    this.receipts = receipts;
    this.attestor = attestor;
    this.identity = identity;
    this.bootDocument = bootDocument;
  }

  @Override
  public AttestResult attest(Bytes nonce) {
    if (nonce.length() < MIN_NONCE || nonce.length() > MAX_NONCE) {
      return new Refused(ErrorCode.INVALID_VALUE, "an attestation nonce is 16 to 512 bytes long");
    }
    try {
      Bytes document =
          attestor.attest(
              new Attestor.Statement(
                  Optional.of(identity.encode()), Optional.empty(), Optional.of(nonce)));
      return new Attested(document, bootDocument, receipts.head());
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }
}
