package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.port.out.StatementSigner;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Puts on record what was done for a requester. Use cases call it last, so that nothing is stated
/// that did not happen.
public final class Notary {
  private final StatementSigner signer;
  private final TimeSource time;

  /// Signs by `signer`, dates by `time`.
  public Notary(StatementSigner signer, TimeSource time) {
    this.signer = signer;
    this.time = time;
  }

  DsseEnvelope record(Account account, Optional<Bytes> nonce, Deed deed) {
    return signer.sign(
        EnclaveStatement.about(account, nonce, time.now().truncatedTo(ChronoUnit.SECONDS), deed));
  }
}
