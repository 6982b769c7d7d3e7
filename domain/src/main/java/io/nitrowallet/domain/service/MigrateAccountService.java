package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.envelope.SeedEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountResult.Migrated;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;

/// Takes private keys over from earlier projects' rows. Policy and both KMS keys are judged before
/// anything is opened; what is opened is zeroed whatever happens, and kept only if its address is
/// the row's.
public final class MigrateAccountService implements MigrateAccountUseCase {
  private static final Bytes ANY_KEY = Bytes.ofHex("01".repeat(PrivateKey.LENGTH));

  private final AccountBirths births;
  private final DataKeys dataKeys;
  private final KmsKeys kmsKeys;
  private final PolicyReader policies;
  private final Notary notary;

  /// Composes the use case for one request.
  public MigrateAccountService(
      AccountBirths births,
      DataKeys dataKeys,
      KmsKeys kmsKeys,
      PolicyReader policies,
      Notary notary) {
    this.births = births;
    this.dataKeys = dataKeys;
    this.kmsKeys = kmsKeys;
    this.policies = policies;
    this.notary = notary;
  }

  @Override
  public MigrateAccountResult migrate(MigrateAccountCommand command) {
    try {
      policies.read(command.policy());
      KeyArn keyArn = kmsKeys.selectForSealing(Optional.of(command.keyArn().value()));
      kmsKeys.requireForMigration(command.row().keyArn());
      var order =
          new AccountBirths.Order(
              Origin.MIGRATED,
              command.name(),
              keyArn,
              command.policy(),
              Optional.of(command.nonce()));
      try (PrivateKey key = open(command.row())) {
        Account account = births.of(key, order);
        return new Migrated(
            account,
            notary.record(
                Cause.of(RecordedOperation.MIGRATE, account, order.nonce()),
                account,
                new Deed.Made(order.origin())));
      }
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  private PrivateKey open(SeedRow row) {
    try (SecretBytes unwrapped = dataKeys.decrypt(row.keyArn(), row.wrapped())) {
      if (!row.format().noticesChanges()) {
        return openTellingNothing(row, unwrapped);
      }
      PrivateKey key = key(row, unwrapped);
      if (!key.publicKey().address().equals(row.address())) {
        key.close();
        throw new RefusedException(
            ErrorCode.ADDRESS_MISMATCH, "the old row's private key belongs to another address");
      }
      return key;
    }
  }

  /// Where a changed bit is not noticed, the answer must not tell what became of one: from whether
  /// digits are still digits, root on the parent would read them. What does not open to the address
  /// is refused alike, and after the same work.
  private static PrivateKey openTellingNothing(SeedRow row, SecretBytes unwrapped) {
    PrivateKey key;
    boolean opened;
    try {
      key = key(row, unwrapped);
      opened = true;
    } catch (RefusedException _) {
      key = PrivateKey.adopt(SecretBytes.adopt(ANY_KEY.toArray()));
      opened = false;
    }
    boolean fits = key.publicKey().address().equals(row.address());
    if (opened && fits) {
      return key;
    }
    key.close();
    throw new RefusedException(
        ErrorCode.ROW_TAMPERED, "the old row does not open to the private key of its address");
  }

  private static PrivateKey key(SeedRow row, SecretBytes unwrapped) {
    SecretBytes opened = SeedEnvelope.open(row, unwrapped);
    try {
      return PrivateKey.adopt(opened);
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.ROW_TAMPERED, e.sentence(), e);
    }
  }
}
