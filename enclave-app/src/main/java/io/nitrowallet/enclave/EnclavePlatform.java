package io.nitrowallet.enclave;

import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.vsock.transport.Transport;

/// What an enclave stands on: the parts that differ between Nitro hardware and a laptop. The
/// production artefact composes only the hardware's ({@link EnclaveMain}).
///
/// @param kernelClock what the module's time is compared with; by itself it decides nothing
public record EnclavePlatform(
    Transport transport, SecureModule secureModule, Entropy entropy, TimeSource kernelClock) {}
