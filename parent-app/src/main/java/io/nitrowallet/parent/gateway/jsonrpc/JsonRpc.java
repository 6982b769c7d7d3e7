package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.node.NodeRefusal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers JSON-RPC 2.0 documents, single or in a batch. The calls of a batch are made one after
/// the other. Thread-safe.
public final class JsonRpc {
  /// The most calls of a batch.
  public static final int MAX_BATCH = 1_000;

  private final MethodTable methods;
  private final Duration patience;

  /// @param patience how long a batch may go on before the rest of it is refused
  public JsonRpc(MethodTable methods, Duration patience) {
    this.methods = methods;
    this.patience = patience;
  }

  /// What is answered to `document`; nothing where it holds only notifications. These are not
  /// carried out: what is to have an effect is to be answered for.
  ///
  /// @param caller whose permissions the calls are held to
  /// @param requestId in the `data` of every error
  public Optional<Bytes> answer(Caller caller, Bytes document, String requestId) {
    RpcAnswers answers = new RpcAnswers(requestId);
    JsonNode request;
    try {
      request = HttpJson.parse(document);
    } catch (RefusedException e) {
      return Optional.of(HttpJson.write(answers.malformed(RpcError.PARSE, e.sentence())));
    }
    Optional<JsonNode> answer =
        request instanceof ArrayNode batch
            ? batch(caller, batch, answers)
            : single(caller, request, answers);
    return answer.map(HttpJson::write);
  }

  private Optional<JsonNode> batch(Caller caller, ArrayNode batch, RpcAnswers answers) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return Optional.of(
          answers.malformed(RpcError.INVALID_REQUEST, "a batch holds 1 to 1000 requests"));
    }
    long start = System.nanoTime();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode request : batch) {
      boolean late = System.nanoTime() - start > patience.toNanos();
      (late ? tooLate(request, answers) : single(caller, request, answers)).ifPresent(all::add);
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private Optional<JsonNode> single(Caller caller, JsonNode request, RpcAnswers answers) {
    RpcRequest read;
    try {
      read = RpcRequest.read(request);
    } catch (RefusedException e) {
      return Optional.of(answers.malformed(RpcError.INVALID_REQUEST, e.sentence()));
    }
    return read.id().map(id -> call(caller, id, read, answers));
  }

  private JsonNode call(Caller caller, JsonNode id, RpcRequest request, RpcAnswers answers) {
    try {
      return answers.result(id, methods.find(request.method()).call(caller, request.parameters()));
    } catch (RefusedException e) {
      return answers.error(id, e);
    } catch (NodeRefusal e) {
      return answers.error(id, e.error());
    } catch (RuntimeException e) {
      return answers.fault(id, e);
    }
  }

  private static Optional<JsonNode> tooLate(JsonNode request, RpcAnswers answers) {
    return RpcRequest.idOf(request)
        .map(id ->
            answers.error(
                id,
                new RefusedException(
                    ErrorCode.UNAVAILABLE,
                    "the batch took too long, and this request was not looked at: send it again")));
  }
}
