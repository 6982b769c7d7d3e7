/// The vsock proxy: carries the enclave's TLS connections to KMS, byte for byte, to one allowed
/// destination. {@link io.nitrowallet.parent.proxy.VsockProxy} is the one to start with.
@NullMarked
package io.nitrowallet.parent.proxy;

import org.jspecify.annotations.NullMarked;
