package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;

/// What one enclave of a fleet says of itself, unjudged.
///
/// @param name such as `CID 16`
public record EnclaveVoice(String name, AttestUseCase attestation, CheckHealthUseCase health) {}
