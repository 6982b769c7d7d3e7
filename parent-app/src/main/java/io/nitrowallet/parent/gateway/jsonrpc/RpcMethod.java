package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.databind.JsonNode;

/// What a name stands for.
@FunctionalInterface
interface RpcMethod {
  /// Makes the call.
  ///
  /// @return the `result`
  /// @throws RefusedException which becomes the `error`
  JsonNode call(RpcParameters parameters);
}
