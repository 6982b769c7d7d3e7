/// The way through the gateway to the enclaves' own sockets, for desks that verify enclaves
/// themselves. Start with {@link io.nitrowallet.parent.gateway.tunnel.EnclaveDoors}.
@NullMarked
package io.nitrowallet.parent.gateway.tunnel;

import org.jspecify.annotations.NullMarked;
