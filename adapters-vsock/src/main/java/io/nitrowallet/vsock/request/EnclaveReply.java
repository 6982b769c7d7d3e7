package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.signing.Signature;

/// What an enclave answers. The factories turn each use case's result into its reply.
public sealed interface EnclaveReply {
  /// The reply that states `result`.
  static EnclaveReply of(GenerateAccountResult result) {
    return switch (result) {
      case GenerateAccountResult.Generated(var account, var signedResult) ->
          new Generated(account, signedResult);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(ImportAccountResult result) {
    return switch (result) {
      case ImportAccountResult.Imported(var account, var signedResult) ->
          new Imported(account, signedResult);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(MigrateAccountResult result) {
    return switch (result) {
      case MigrateAccountResult.Migrated(var account, var signedResult) ->
          new Migrated(account, signedResult);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result` for what `command` asked to be signed.
  static EnclaveReply of(SignCommand command, SignResult result) {
    return switch (result) {
      case SignResult.Signed signed -> Signed.of(command, signed);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(ExplainResult result) {
    return switch (result) {
      case ExplainResult.Explained explained -> new Explained(explained);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(VerifyAccountResult result) {
    return switch (result) {
      case VerifyAccountResult.Verified verified -> new Verified(verified);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result` for the `change` that was asked for.
  static EnclaveReply of(AccountChange change, ChangeAccountResult result) {
    return switch (result) {
      case ChangeAccountResult.Changed(var account, var signedResult) ->
          new Changed(RequestKind.of(change), account, signedResult);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(ListReceiptsResult result) {
    return switch (result) {
      case ListReceiptsResult.Receipts receipts -> new Receipts(receipts);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(AttestResult result) {
    return switch (result) {
      case AttestResult.Attested attested -> new Attested(attested);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// The reply that states `result`.
  static EnclaveReply of(CheckHealthResult result) {
    return switch (result) {
      case CheckHealthResult.Healthy healthy -> new Healthy(healthy);
      case Refused refused -> Refusal.of(refused);
    };
  }

  /// `generateResponse`.
  record Generated(Account account, DsseEnvelope signedResult) implements EnclaveReply {}

  /// `importResponse`.
  record Imported(Account account, DsseEnvelope signedResult) implements EnclaveReply {}

  /// `migrateResponse`.
  record Migrated(Account account, DsseEnvelope signedResult) implements EnclaveReply {}

  /// `signResponse`.
  sealed interface Signed extends EnclaveReply {
    /// The reply to `command`.
    static Signed of(SignCommand command, SignResult.Signed result) {
      Address address = command.account().address();
      return switch (command.signable()) {
        case UnsignedTransaction unsigned -> {
          SignedTransaction signed = unsigned.sign(result.signature());
          yield new TransactionSigned(result, address, signed.encoded(), signed.hash());
        }
        case PersonalMessage _, TypedMessage _, Authorization _, UserOperation _, BareDigest _ ->
            new OtherSigned(
                result,
                address,
                command.signable().operation(),
                result.signature().encodeForWallets());
      };
    }

    /// The signature and the rule that allowed it.
    SignResult.Signed result();

    /// The account's address.
    Address address();

    /// The signature.
    default Signature signature() {
      return result().signature();
    }
  }

  /// A transaction was signed.
  ///
  /// @param rawTransaction what `eth_sendRawTransaction` takes
  /// @param hash the transaction's hash, 32 bytes
  record TransactionSigned(
      SignResult.Signed result, Address address, Bytes rawTransaction, Bytes hash)
      implements Signed {}

  /// Something other than a transaction was signed.
  ///
  /// @param encoded r ‖ s ‖ v, 65 bytes
  record OtherSigned(
      SignResult.Signed result, Address address, SigningOperation operation, Bytes encoded)
      implements Signed {}

  /// `explainResponse`.
  record Explained(ExplainResult.Explained result) implements EnclaveReply {}

  /// `verifyResponse`.
  record Verified(VerifyAccountResult.Verified result) implements EnclaveReply {}

  /// `updatePolicyResponse` and `resealResponse`.
  record Changed(RequestKind kind, Account account, DsseEnvelope signedResult)
      implements EnclaveReply {}

  /// `receiptsResponse`.
  record Receipts(ListReceiptsResult.Receipts result) implements EnclaveReply {}

  /// `attestResponse`.
  record Attested(AttestResult.Attested result) implements EnclaveReply {}

  /// `healthResponse`.
  record Healthy(CheckHealthResult.Healthy result) implements EnclaveReply {}

  /// `error`.
  ///
  /// @param message a sentence that is safe to show
  record Refusal(ErrorCode code, String message) implements EnclaveReply {
    /// The reply that states a refusal.
    public static Refusal of(Refused refused) {
      return new Refusal(refused.code(), refused.message());
    }

    /// The refusal that this reply states.
    public Refused refused() {
      return new Refused(code, message);
    }
  }
}
