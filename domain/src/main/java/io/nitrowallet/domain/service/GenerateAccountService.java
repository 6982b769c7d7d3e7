package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.signing.PrivateKey;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Makes an account: key pair, address, attested data key, sealed row, birth certificate.
public final class GenerateAccountService implements GenerateAccountUseCase {
  private final KeyVault vault;
  private final EnclaveSettings settings;
  private final Entropy entropy;
  private final Attestor attestor;
  private final TimeSource time;

  /// Composes the use case for one request.
  public GenerateAccountService(
      KeyVault vault,
      EnclaveSettings settings,
      Entropy entropy,
      Attestor attestor,
      TimeSource time) {
    this.vault = vault;
    this.settings = settings;
    this.entropy = entropy;
    this.attestor = attestor;
    this.time = time;
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    try {
      PolicyText policy = choosePolicy(command.policy());
      KeyArn keyArn = settings.kmsKeys().selectForSealing(command.keyId());
      return new Generated(generate(command, policy, keyArn));
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
    AccountPolicy.parse(policy);
    return policy;
  }

  private Account generate(GenerateAccountCommand command, PolicyText policy, KeyArn keyArn) {
    try (PrivateKey key = PrivateKey.generate(entropy)) {
      PublicKey publicKey = key.publicKey();
      Sealing sealing = vault.seal(key, keyArn, command.name(), policy);
      var birth =
          new BirthStatement(Origin.GENERATED, command.name(), publicKey, keyArn, policy.hash());
      Bytes certificate = certify(birth, settings.identity(), command.nonce());
      return new Account(
          command.name(),
          publicKey,
          policy,
          time.now().truncatedTo(ChronoUnit.SECONDS),
          certificate,
          sealing);
    }
  }

  private Bytes certify(BirthStatement birth, EnclaveIdentity identity, Optional<Bytes> nonce) {
    return attestor.attest(
        new Attestor.Statement(
            Optional.of(identity.encode()), Optional.of(birth.userData()), nonce));
  }
}
