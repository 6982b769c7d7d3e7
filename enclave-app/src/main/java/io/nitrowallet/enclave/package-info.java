/// The application inside the enclave: it wires the domain to KMS, to the Nitro Secure Module and
/// to vsock, and answers requests. All of it is measured into PCR0; it knows no simulator and reads
/// no configuration that is not part of the image.
@NullMarked
package io.nitrowallet.enclave;

import org.jspecify.annotations.NullMarked;
