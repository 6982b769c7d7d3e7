package io.nitrowallet.enclave;

import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.vsock.transport.Transport;

/// What an enclave stands on: the parts that differ between Nitro hardware and a laptop. The
/// production artefact composes only the hardware's ({@link EnclaveMain}).
public record EnclavePlatform(
    Transport transport, SecureModule secureModule, Entropy entropy, TimeSource time) {}
