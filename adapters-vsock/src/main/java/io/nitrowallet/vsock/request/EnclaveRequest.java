package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;

/// What a caller may ask of an enclave. Requests that reach KMS bring the credentials for it, and
/// are no records, so that nothing generated compares, prints or takes apart a credential.
public sealed interface EnclaveRequest {
  /// The request's word on the wire, its `apiRequest`.
  default String word() {
    return RequestKind.of(this).word();
  }

  /// `generateAccount`.
  final class Generate implements EnclaveRequest {
    private final Credential credential;
    private final GenerateAccountCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command what to generate
    public Generate(Credential credential, GenerateAccountCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// What to generate.
    public GenerateAccountCommand command() {
      return command;
    }
  }

  /// `importAccount`.
  final class Import implements EnclaveRequest {
    private final Credential credential;
    private final ImportAccountCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command the sealed private key, and what it was sealed for
    public Import(Credential credential, ImportAccountCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// The sealed private key, and what it was sealed for.
    public ImportAccountCommand command() {
      return command;
    }
  }

  /// `migrateAccount`.
  final class Migrate implements EnclaveRequest {
    private final Credential credential;
    private final MigrateAccountCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command the old row, and what is to become of it
    public Migrate(Credential credential, MigrateAccountCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// The old row, and what is to become of it.
    public MigrateAccountCommand command() {
      return command;
    }
  }

  /// `sign`.
  final class Sign implements EnclaveRequest {
    private final Credential credential;
    private final SignCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command what to sign, and with whose key
    public Sign(Credential credential, SignCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// What to sign, and with whose key.
    public SignCommand command() {
      return command;
    }
  }

  /// `verifyAccount`.
  final class Verify implements EnclaveRequest {
    private final Credential credential;
    private final VerifyAccountCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command the row to open
    public Verify(Credential credential, VerifyAccountCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// The row to open.
    public VerifyAccountCommand command() {
      return command;
    }
  }

  /// `updatePolicy` and `reseal`.
  final class Change implements EnclaveRequest {
    private final Credential credential;
    private final ChangeAccountCommand command;

    /// @param credential with which the enclave calls KMS
    /// @param command what to change, and of which account
    public Change(Credential credential, ChangeAccountCommand command) {
      this.credential = credential;
      this.command = command;
    }

    /// With which the enclave calls KMS.
    public Credential credential() {
      return credential;
    }

    /// What to change, and of which account.
    public ChangeAccountCommand command() {
      return command;
    }
  }

  /// `explain`. It brings no credential: nothing of it reaches KMS.
  ///
  /// @param command what would be signed, and with whose key
  record Explain(ExplainCommand command) implements EnclaveRequest {}

  /// `attest`.
  ///
  /// @param nonce the caller's, 16 to 512 bytes
  record Attest(Bytes nonce) implements EnclaveRequest {}

  /// `receipts`.
  ///
  /// @param from the sequence number of the first
  record Receipts(long from) implements EnclaveRequest {}

  /// `health`.
  record Health() implements EnclaveRequest {}
}
