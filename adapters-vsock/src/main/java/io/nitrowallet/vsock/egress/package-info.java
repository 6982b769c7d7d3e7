/// The enclave's way out: sockets that lead to one service on the parent instance, which carries
/// the bytes on. TLS ends inside the enclave, so the carrier learns and changes nothing.
@NullMarked
package io.nitrowallet.vsock.egress;

import org.jspecify.annotations.NullMarked;
