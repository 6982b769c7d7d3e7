package io.nitrowallet.enclave;

import jakarta.inject.Qualifier;

/// The attestation document that was made once, at boot, over this life's identity.
@Qualifier
@interface BootDocument {}
