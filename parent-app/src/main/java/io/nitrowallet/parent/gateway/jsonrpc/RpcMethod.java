package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Caller;
import tools.jackson.databind.JsonNode;

/// What a name stands for.
@FunctionalInterface
interface RpcMethod {
  /// Makes the call for `caller`.
  ///
  /// @return the `result`
  /// @throws RefusedException which becomes the `error`
  JsonNode call(Caller caller, RpcParameters parameters);
}
