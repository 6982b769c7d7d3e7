package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;

/// Explains. It has no way to open a row: nothing here can reach KMS or a private key.
public final class ExplainService implements ExplainUseCase {
  private final KmsKeys kmsKeys;
  private final Judge judge;
  private final Notary notary;

  /// Composes the use case for one enclave life.
  ///
  /// @param kmsKeys a row under any other would not be signed with, so it is not explained
  public ExplainService(KmsKeys kmsKeys, Judge judge, Notary notary) {
    this.judge = judge;
    this.kmsKeys = kmsKeys;
    this.notary = notary;
  }

  @Override
  public ExplainResult explain(ExplainCommand command) {
    Account account = command.account();
    Signable signable = command.signable();
    try {
      Decision decision = judge.decide(account.policy(), signable);
      kmsKeys.requireForOpening(account.sealing().keyArn());
      Summary summary = Summary.of(signable, account.address());
      var deed = new Deed.Explained(signable.digest(), decision, summary.digest());
      return new Explained(summary, decision, notary.state(account, command.nonce(), deed));
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }
}
