package io.nitrowallet.requester.node;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.NodeJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;
import tools.jackson.databind.JsonNode;

/// The `error` of a node's answer, as it is.
///
/// @param data what the node adds, such as why a contract reverted
public record NodeError(int code, String message, Optional<JsonNode> data) {
  static NodeError of(Response.Error error) {
    @Nullable String message = error.getMessage();
    return new NodeError(
        error.getCode(),
        message == null ? "" : message,
        Optional.ofNullable(error.getData()).map(NodeError::parse));
  }

  private static JsonNode parse(String json) {
    return NodeJson.parse(Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8)));
  }
}
