package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.gateway.wallet.Faults;
import io.nitrowallet.requester.node.NodeError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answers to one HTTP request.
final class RpcAnswers {
  private final String requestId;

  RpcAnswers(String requestId) {
    this.requestId = requestId;
  }

  JsonNode result(JsonNode id, JsonNode result) {
    ObjectNode answer = frame(id);
    answer.set("result", result);
    return answer;
  }

  JsonNode error(JsonNode id, RefusedException refusal) {
    return error(id, RpcError.of(refusal));
  }

  /// What the node says goes on as it is; it has no code or request id of ours.
  JsonNode error(JsonNode id, NodeError error) {
    ObjectNode answer = frame(id);
    ObjectNode json = answer.putObject("error");
    json.put("code", error.code()).put("message", error.message());
    error.data().ifPresent(data -> json.set("data", data));
    return answer;
  }

  /// A document that is no request has no id to answer to.
  JsonNode malformed(int number, String sentence) {
    return error(JsonNodeFactory.instance.nullNode(), RpcError.malformed(number, sentence));
  }

  /// A fault of ours: the log says where.
  JsonNode fault(JsonNode id, RuntimeException e) {
    Faults.log(requestId, e);
    return error(id, RpcError.fault(Faults.SENTENCE));
  }

  private JsonNode error(JsonNode id, RpcError error) {
    ObjectNode answer = frame(id);
    answer.set("error", error.toJson(requestId));
    return answer;
  }

  private static ObjectNode frame(JsonNode id) {
    ObjectNode answer = StrictJson.object().put("jsonrpc", "2.0");
    answer.set("id", id);
    return answer;
  }
}
