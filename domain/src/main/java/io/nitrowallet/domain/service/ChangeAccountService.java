package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.intent.IntentAction.Reseal;
import io.nitrowallet.domain.intent.IntentAction.UpdatePolicy;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountResult.Changed;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;

/// Changes accounts. Approvals under the old policy are judged before the row is opened, and the
/// key is zeroed whatever happens.
///
/// The new row is opened once before anybody gets it, so that none that does not open replaces one
/// that does. That does not make the old one stale: the new one may never be kept.
public final class ChangeAccountService implements ChangeAccountUseCase {
  private final KeyVault vault;
  private final KmsKeys kmsKeys;
  private final Judge judge;
  private final Notary notary;

  /// Composes the use case for one request.
  public ChangeAccountService(KeyVault vault, KmsKeys kmsKeys, Judge judge, Notary notary) {
    this.vault = vault;
    this.kmsKeys = kmsKeys;
    this.judge = judge;
    this.notary = notary;
  }

  @Override
  public ChangeAccountResult change(ChangeAccountCommand command) {
    Account account = command.account();
    RecordedOperation operation = operation(command.change());
    Cause cause =
        new Cause(operation, AccountReference.of(account), command.nonce(), command.intent());
    try {
      KeyArn keyArn = keyArn(account, command.change());
      judge.requireApproved(account, command.change(), command.intent());
      Account changed = seal(account, policy(account, command.change()), keyArn);
      vault.requireOpens(changed);
      Cause done =
          new Cause(operation, AccountReference.of(changed), command.nonce(), command.intent());
      Deed deed = deed(command.change(), account.digest());
      return new Changed(changed, notary.record(done, changed, deed));
    } catch (RefusedException e) {
      return notary.refuse(cause, Optional.empty(), e);
    }
  }

  private Account seal(Account account, PolicyText policy, KeyArn keyArn) {
    try (PrivateKey key = vault.open(account)) {
      long version = next(account.sealing().version());
      Sealing sealing = vault.seal(key, keyArn, account.name(), policy, version);
      return account.changedTo(policy, sealing);
    }
  }

  private static long next(long version) {
    if (version == Long.MAX_VALUE) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "there is no version after the row's");
    }
    return version + 1;
  }

  /// A new policy is sealed by the row's KMS key, as long as that may seal.
  private KeyArn keyArn(Account account, AccountChange change) {
    KeyArn named =
        switch (change) {
          case UpdatePolicy _ -> account.sealing().keyArn();
          case Reseal(var keyArn) -> keyArn;
        };
    return kmsKeys.selectForSealing(Optional.of(named.value()));
  }

  private static PolicyText policy(Account account, AccountChange change) {
    return switch (change) {
      case UpdatePolicy(var policy) -> policy;
      case Reseal _ -> account.policy();
    };
  }

  private static RecordedOperation operation(AccountChange change) {
    return switch (change) {
      case UpdatePolicy _ -> RecordedOperation.UPDATE_POLICY;
      case Reseal _ -> RecordedOperation.RESEAL;
    };
  }

  private static Deed deed(AccountChange change, Bytes replaced) {
    return switch (change) {
      case UpdatePolicy _ -> new Deed.PolicyUpdated(replaced);
      case Reseal _ -> new Deed.Resealed(replaced);
    };
  }
}
