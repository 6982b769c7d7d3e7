package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountResult.Imported;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.ImportedKeys;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;

/// Makes an account of a key that its owner sealed to this enclave life. Policy and KMS key are
/// judged before the key is opened; the key is zeroed whatever happens.
public final class ImportAccountService implements ImportAccountUseCase {
  private final AccountBirths births;
  private final KmsKeys kmsKeys;
  private final ImportedKeys keys;
  private final PolicyReader policies;
  private final Notary notary;

  /// Composes the use case for one request.
  public ImportAccountService(
      AccountBirths births,
      KmsKeys kmsKeys,
      ImportedKeys keys,
      PolicyReader policies,
      Notary notary) {
    this.policies = policies;
    this.births = births;
    this.kmsKeys = kmsKeys;
    this.keys = keys;
    this.notary = notary;
  }

  @Override
  public ImportAccountResult importAccount(ImportAccountCommand command) {
    ImportBinding binding = command.binding();
    try {
      policies.read(binding.policy());
      KeyArn keyArn = kmsKeys.selectForSealing(Optional.of(binding.keyArn().value()));
      var order =
          new AccountBirths.Order(
              Origin.IMPORTED,
              binding.name(),
              keyArn,
              binding.policy(),
              Optional.of(binding.nonce()));
      try (PrivateKey key = open(command)) {
        Account account = births.of(key, order);
        return new Imported(
            account,
            notary.record(
                Cause.of(RecordedOperation.IMPORT, account, order.nonce()),
                account,
                new Deed.Made(order.origin())));
      }
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  private PrivateKey open(ImportAccountCommand command) {
    PrivateKey key = adopt(keys.open(command.sealed(), command.binding()));
    if (!key.publicKey().address().equals(command.binding().address())) {
      key.close();
      throw new RefusedException(
          ErrorCode.IMPORT_REFUSED, "the sealed private key is not the one of the address");
    }
    return key;
  }

  private static PrivateKey adopt(SecretBytes opened) {
    try {
      return PrivateKey.adopt(opened);
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.IMPORT_REFUSED, e.sentence(), e);
    }
  }
}
