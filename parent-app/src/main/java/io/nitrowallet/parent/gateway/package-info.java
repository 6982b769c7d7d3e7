/// The gateway: signing behind the interfaces that Ethereum's tools speak. Start with {@link
/// io.nitrowallet.parent.gateway.Gateway}, then {@link
/// io.nitrowallet.parent.gateway.jsonrpc.JsonRpc}.
@NullMarked
package io.nitrowallet.parent.gateway;

import org.jspecify.annotations.NullMarked;
