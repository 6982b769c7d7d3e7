package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import java.util.Optional;

/// What is fixed for one enclave life: measured into the image, or made at boot.
///
/// @param defaultPolicy the policy of accounts that name none; absent where one must be named
public record EnclaveSettings(
    KmsKeys kmsKeys, Optional<PolicyText> defaultPolicy, EnclaveIdentity identity) {}
