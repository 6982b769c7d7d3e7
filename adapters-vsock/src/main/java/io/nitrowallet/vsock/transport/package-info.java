/// Stream sockets between the parent instance and the enclave. Start with {@link
/// io.nitrowallet.vsock.transport.Transport}: what lies above it knows CIDs and ports only, and
/// runs alike on AF_VSOCK and on the Unix sockets of a development machine.
@NullMarked
package io.nitrowallet.vsock.transport;

import org.jspecify.annotations.NullMarked;
