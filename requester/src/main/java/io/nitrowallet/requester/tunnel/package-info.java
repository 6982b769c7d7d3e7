/// The way to an enclave from another machine: through the parent's gateway, which carries the
/// bytes and is trusted with none of them. Start with {@link
/// io.nitrowallet.requester.tunnel.Transports}.
@NullMarked
package io.nitrowallet.requester.tunnel;

import org.jspecify.annotations.NullMarked;
