/// JSON-RPC 2.0, from one document to another; HTTP is not known here. {@link
/// io.nitrowallet.parent.gateway.jsonrpc.JsonRpc} answers, {@link
/// io.nitrowallet.parent.gateway.jsonrpc.SigningMethods} and {@link
/// io.nitrowallet.parent.gateway.jsonrpc.NodeMethods} list what can be called.
@NullMarked
package io.nitrowallet.parent.gateway.jsonrpc;

import org.jspecify.annotations.NullMarked;
