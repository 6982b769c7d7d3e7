package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;

/// Makes an account of a new key: key pair, address, attested data key, sealed row, birth
/// certificate, and a signed statement of it all.
public final class GenerateAccountService implements GenerateAccountUseCase {
  private final AccountBirths births;
  private final EnclaveSettings settings;
  private final Entropy entropy;
  private final PolicyReader policies;
  private final Notary notary;

  /// Composes the use case for one request.
  public GenerateAccountService(
      AccountBirths births,
      EnclaveSettings settings,
      Entropy entropy,
      PolicyReader policies,
      Notary notary) {
    this.policies = policies;
    this.births = births;
    this.settings = settings;
    this.entropy = entropy;
    this.notary = notary;
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    try {
      PolicyText policy = choosePolicy(command.policy());
      KeyArn keyArn = settings.kmsKeys().selectForSealing(command.keyId());
      return generate(
          new AccountBirths.Order(
              Origin.GENERATED, command.name(), keyArn, policy, command.nonce()));
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  private PolicyText choosePolicy(Optional<PolicyText> named) {
    PolicyText policy =
        named
            .or(settings::defaultPolicy)
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.POLICY_MISSING,
                    "name the account's policy: this enclave has no default"));
    policies.read(policy);
    return policy;
  }

  private Generated generate(AccountBirths.Order order) {
    try (PrivateKey key = PrivateKey.generate(entropy::fill)) {
      Account account = births.of(key, order);
      return new Generated(
          account,
          notary.record(
              Cause.of(RecordedOperation.GENERATE, account, order.nonce()),
              account,
              new Deed.Made(order.origin())));
    }
  }
}
