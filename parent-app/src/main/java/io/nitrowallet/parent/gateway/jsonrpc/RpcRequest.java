package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A request of JSON-RPC 2.0, of which only the frame was looked at.
///
/// @param id absent for a notification
record RpcRequest(Optional<JsonNode> id, String method, RpcParameters parameters) {
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if it is none
  static RpcRequest read(JsonNode json) {
    if (!(json instanceof ObjectNode request)) {
      throw refused("a request is an object");
    }
    if (!request.path("jsonrpc").isString()
        || !request.path("jsonrpc").stringValue().equals("2.0")) {
      throw refused("'jsonrpc' must be \"2.0\"");
    }
    if (!request.path("method").isString()) {
      throw refused("'method' must be a string");
    }
    JsonNode id = request.path("id");
    if (!id.isMissingNode() && !isId(id)) {
      throw refused("'id' must be a string, an integer or null");
    }
    return new RpcRequest(
        idOf(request), request.path("method").stringValue(), parameters(request.path("params")));
  }

  /// The id to answer to, where `json` has one.
  static Optional<JsonNode> idOf(JsonNode json) {
    return json.optional("id").filter(RpcRequest::isId);
  }

  private static boolean isId(JsonNode id) {
    return id.isString() || id.isIntegralNumber() || id.isNull();
  }

  private static RpcParameters parameters(JsonNode params) {
    return switch (params) {
      case ArrayNode array -> new RpcParameters(List.copyOf(array.values()));
      case JsonNode absent when absent.isMissingNode() -> new RpcParameters(List.of());
      default -> throw refused("'params' must be an array");
    };
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.BAD_REQUEST, sentence);
  }
}
