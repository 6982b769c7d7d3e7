package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;

/// What a caller may ask of an enclave. Requests that reach KMS bring the credentials for it.
public sealed interface EnclaveRequest {
  /// The request's word on the wire, its `apiRequest`.
  default String word() {
    return RequestKind.of(this).word();
  }

  /// `generateAccount`.
  record Generate(Credential credential, GenerateAccountCommand command)
      implements EnclaveRequest {}

  /// `sign`.
  record Sign(Credential credential, SignCommand command) implements EnclaveRequest {}

  /// `verifyAccount`.
  record Verify(Credential credential, Account account) implements EnclaveRequest {}

  /// `attest`.
  ///
  /// @param nonce the caller's, 16 to 512 bytes
  record Attest(Bytes nonce) implements EnclaveRequest {}

  /// `health`.
  record Health() implements EnclaveRequest {}
}
