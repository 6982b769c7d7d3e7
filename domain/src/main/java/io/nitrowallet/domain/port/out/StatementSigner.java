package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.statement.EnclaveStatement;

/// Signs what this enclave life says, with the Ed25519 key of its identity. Each envelope has one
/// signature, whose key id is the text of the key that verifies it.
public interface StatementSigner {
  /// The statement in an envelope of {@link EnclaveStatement#PAYLOAD_TYPE}.
  DsseEnvelope sign(EnclaveStatement statement);

  /// The receipt in an envelope of {@link SigningReceipt#PAYLOAD_TYPE}.
  DsseEnvelope sign(SigningReceipt receipt);
}
