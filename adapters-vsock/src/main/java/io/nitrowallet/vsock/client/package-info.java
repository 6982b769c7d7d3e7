/// The driving ports, implemented by asking an enclave over a socket. Start with {@link
/// io.nitrowallet.vsock.client.RemoteEnclave}.
@NullMarked
package io.nitrowallet.vsock.client;

import org.jspecify.annotations.NullMarked;
