package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountResult.Changed;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountResult.Imported;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountResult.Migrated;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.ReceiptHeads;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;
import java.util.function.Supplier;

/// An enclave as a requester deals with it who trusts nobody in between: it is attested before
/// anything is asked of it, and a result counts only if the attested identity signed it, over a
/// nonce of this requester, for the very thing that was asked.
///
/// Stops root on the parent instance from answering itself, from replaying an older answer or
/// another enclave's, and from exchanging any part of one. Refusals are not signed: the parent can
/// always refuse. Refuses with `ATTESTATION_REFUSED`, {@link ErrorCode#SIGNATURE_REFUSED} or {@link
/// ErrorCode#REPLY_REFUSED}. Thread-safe.
public final class AttestedEnclave
    implements GenerateAccountUseCase,
        ImportAccountUseCase,
        MigrateAccountUseCase,
        SignUseCase,
        ExplainUseCase,
        VerifyAccountUseCase,
        ChangeAccountUseCase {
  private final RemoteEnclave enclave;
  private final AttestedIdentity identity;
  private final Entropy entropy;
  private final ReceiptHeads heads;

  /// @param enclave whom to ask
  /// @param identity who must have signed what it answers
  /// @param entropy for the nonces of requests that bring none
  /// @param heads told how far the enclave's receipts go, whenever it says so
  public AttestedEnclave(
      RemoteEnclave enclave, AttestedIdentity identity, Entropy entropy, ReceiptHeads heads) {
    this.enclave = enclave;
    this.identity = identity;
    this.entropy = entropy;
    this.heads = heads;
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    try {
      SignedResultCheck check = check(command.nonce());
      var asked =
          new GenerateAccountCommand(
              command.name(), command.keyId(), command.policy(), Optional.of(check.nonce()));
      GenerateAccountResult result = enclave.generate(asked);
      if (result instanceof Generated(var account, var signedResult)) {
        check.require(signedResult, account, new Deed.Made(Origin.GENERATED));
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public ImportAccountResult importAccount(ImportAccountCommand command) {
    try {
      SignedResultCheck check = check(Optional.of(command.binding().nonce()));
      ImportAccountResult result = enclave.importAccount(command);
      if (result instanceof Imported(var account, var signedResult)) {
        check.require(signedResult, account, new Deed.Made(Origin.IMPORTED));
      } else {
        identity.forget(); // the key may be sealed to a life that is over
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public MigrateAccountResult migrate(MigrateAccountCommand command) {
    try {
      SignedResultCheck check = check(Optional.of(command.nonce()));
      MigrateAccountResult result = enclave.migrate(command);
      if (result instanceof Migrated(var account, var signedResult)) {
        check.require(signedResult, account, new Deed.Made(Origin.MIGRATED));
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public SignResult sign(SignCommand command) {
    try {
      SignedResultCheck check = check(command.nonce());
      SignResult result = enclave.sign(command.over(check.nonce()));
      if (result instanceof Signed(var signature, var rule, var summary, var signedResult)) {
        Bytes digest = command.signable().digest();
        var deed = new Deed.Signed(digest, signature.encode(), rule, summary.digest());
        check.require(signedResult, command.account(), deed);
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public ExplainResult explain(ExplainCommand command) {
    try {
      SignedResultCheck check = check(command.nonce());
      ExplainResult result =
          enclave.explain(
              new ExplainCommand(
                  command.account(), command.signable(), Optional.of(check.nonce())));
      if (result instanceof Explained(var summary, var decision, var signedResult)) {
        Bytes digest = command.signable().digest();
        check.require(
            signedResult,
            command.account(),
            new Deed.Explained(digest, decision, summary.digest()));
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public VerifyAccountResult verify(VerifyAccountCommand command) {
    try {
      SignedResultCheck check = check(command.nonce());
      VerifyAccountResult result =
          enclave.verify(new VerifyAccountCommand(command.account(), Optional.of(check.nonce())));
      if (result instanceof Verified verified) {
        check.require(verified.signedResult(), command.account(), new Deed.Opened());
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  @Override
  public ChangeAccountResult change(ChangeAccountCommand command) {
    try {
      SignedResultCheck check = check(command.nonce());
      ChangeAccountResult result =
          enclave.change(
              new ChangeAccountCommand(
                  command.account(),
                  command.change(),
                  command.intent(),
                  Optional.of(check.nonce())));
      if (result instanceof Changed(var account, var signedResult)) {
        check.require(signedResult, account, deed(command));
      }
      return result;
    } catch (RefusedException e) {
      return refused(e);
    }
  }

  private static Deed deed(ChangeAccountCommand command) {
    Bytes replaced = command.account().digest();
    return switch (command.change()) {
      case IntentAction.UpdatePolicy _ -> new Deed.PolicyUpdated(replaced);
      case IntentAction.Reseal _ -> new Deed.Resealed(replaced);
    };
  }

  /// A result that another life signed ends the session: the enclave may have been restarted.
  private Refused refused(RefusedException e) {
    if (e.code() == ErrorCode.SIGNATURE_REFUSED) {
      identity.forget();
    }
    return Refused.of(e);
  }

  /// Attests the enclave, where that was not done yet, before it is asked.
  private SignedResultCheck check(Optional<Bytes> nonce) {
    Supplier<Bytes> fresh = () -> entropy.draw(GenerateAccountCommand.NONCE_LENGTH);
    return new SignedResultCheck(identity.get(), nonce.orElseGet(fresh), heads);
  }
}
