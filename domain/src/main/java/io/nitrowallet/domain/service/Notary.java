package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.StatementSigner;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Puts on record what was done for a requester, or refused: a receipt for auditors, and a
/// statement for the requester. Use cases call it last, so that nothing is stated that did not
/// happen.
public final class Notary {
  private final StatementSigner signer;
  private final TimeSource time;
  private final ReceiptChain receipts;

  /// Signs by `signer`, dates by `time`.
  public Notary(StatementSigner signer, TimeSource time, ReceiptChain receipts) {
    this.signer = signer;
    this.time = time;
    this.receipts = receipts;
  }

  /// Records that `deed` was done with `account`, a row that was made or opened.
  ///
  /// @throws RefusedException as the clock does
  DsseEnvelope record(Cause cause, Account account, Deed deed) {
    Outcome outcome = new Outcome.Row(account.digest());
    return state(account, cause, entry(cause, Optional.empty(), outcome, Optional.empty()), deed);
  }

  /// Records a signature.
  ///
  /// @throws RefusedException as the clock does
  DsseEnvelope record(Cause cause, Account account, Deed.Signed deed, Summary summary) {
    Outcome outcome = new Outcome.Signed(deed.digest(), deed.signature());
    Entry entry = entry(cause, Optional.of(deed.rule()), outcome, Optional.of(summary));
    return state(account, cause, entry, deed);
  }

  /// States that nothing was done, for which there is no receipt.
  ///
  /// @throws RefusedException as the clock does
  DsseEnvelope state(Account account, Optional<Bytes> nonce, Deed.Explained deed) {
    return state(account, nonce, time.now(), receipts.head(), deed);
  }

  /// Records a refusal, and makes a result of it. A clock that is not to be relied on leaves none:
  /// then that is what is refused for.
  Refused refuse(Cause cause, Optional<Summary> summary, RefusedException refusal) {
    try {
      Outcome outcome = new Outcome.Refused(refusal.code());
      receipts.append(time.now(), entry(cause, Optional.empty(), outcome, summary));
      return Refused.of(refusal);
    } catch (RefusedException clock) {
      return Refused.of(clock);
    }
  }

  private DsseEnvelope state(Account account, Cause cause, Entry entry, Deed deed) {
    Instant now = time.now();
    return state(account, cause.nonce(), now, receipts.append(now, entry), deed);
  }

  private DsseEnvelope state(
      Account account, Optional<Bytes> nonce, Instant now, ReceiptHead head, Deed deed) {
    return signer.sign(
        EnclaveStatement.about(account, nonce, now.truncatedTo(ChronoUnit.SECONDS), head, deed));
  }

  private static Entry entry(
      Cause cause, Optional<String> rule, Outcome outcome, Optional<Summary> summary) {
    return new Entry(
        cause.operation(), cause.account(), rule, cause.hash(), outcome, summary.map(Extract::of));
  }
}
