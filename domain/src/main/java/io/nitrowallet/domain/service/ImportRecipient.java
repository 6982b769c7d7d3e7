package io.nitrowallet.domain.service;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;

/// To whom a private key is sealed, and who must therefore be asked to import it: no other enclave
/// life can open what was sealed to this one.
///
/// @param identity of an attested enclave life
/// @param enclave that life
public record ImportRecipient(EnclaveIdentity identity, ImportAccountUseCase enclave) {}
