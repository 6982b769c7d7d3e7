package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;

/// One enclave of a fleet, as the fleet reaches it. Thread-safe; every method ends within a
/// deadline.
interface FleetLink extends AutoCloseable {
  /// The enclave's name in logs and refusals, such as `CID 16`.
  String name();

  /// Has the enclave attest itself anew, whatever was known of it.
  ///
  /// @throws RefusedException if it does not answer, or is not the enclave that is expected
  EnclaveIdentity attest();

  /// Asks for an account.
  Attempt<GenerateAccountResult> generate(GenerateAccountCommand command);

  /// Hands over a key that was sealed to this enclave's life.
  Attempt<ImportAccountResult> importAccount(ImportAccountCommand command);

  /// Hands over a row of an earlier project.
  Attempt<MigrateAccountResult> migrate(MigrateAccountCommand command);

  /// Asks for a signature.
  Attempt<SignResult> sign(SignCommand command);

  /// Asks what a signature would do.
  Attempt<ExplainResult> explain(ExplainCommand command);

  /// Asks for a change of an account.
  Attempt<ChangeAccountResult> change(ChangeAccountCommand command);

  /// Has a row opened.
  Attempt<VerifyAccountResult> verify(VerifyAccountCommand command);

  /// Closes the connections that idle.
  @Override
  void close();
}
