package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.requester.node.NodeRefusal;
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

  private static final String OK = "ok";
  private static final String UNKNOWN = "unknown";

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
  /// @param caller whose permissions the calls are held to; the first of them was counted already
  public Optional<Bytes> answer(Caller caller, Bytes document, RpcJournal journal) {
    Turn turn = new Turn(caller, journal, new RpcAnswers(journal.requestId()));
    JsonNode request;
    try {
      request = HttpJson.parse(document);
    } catch (RefusedException e) {
      return Optional.of(HttpJson.write(turn.answers().malformed(RpcError.PARSE, e.sentence())));
    }
    Optional<JsonNode> answer =
        request instanceof ArrayNode batch ? batch(turn, batch) : single(turn, request);
    return answer.map(HttpJson::write);
  }

  private Optional<JsonNode> batch(Turn turn, ArrayNode batch) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return Optional.of(
          turn.answers().malformed(RpcError.INVALID_REQUEST, "a batch holds 1 to 1000 requests"));
    }
    long start = System.nanoTime();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < batch.size(); i++) {
      boolean late = System.nanoTime() - start > patience.toNanos();
      JsonNode request = batch.get(i);
      Optional<JsonNode> answer =
          late
              ? refused(turn, request, tooLate())
              : i == 0 ? single(turn, request) : next(turn, request);
      answer.ifPresent(all::add);
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /// Each call of a batch counts as one of the caller's.
  private Optional<JsonNode> next(Turn turn, JsonNode request) {
    try {
      turn.caller().spend();
    } catch (RefusedException e) {
      return refused(turn, request, e);
    }
    return single(turn, request);
  }

  private Optional<JsonNode> single(Turn turn, JsonNode request) {
    RpcRequest read;
    try {
      read = RpcRequest.read(request);
    } catch (RefusedException e) {
      return Optional.of(turn.answers().malformed(RpcError.INVALID_REQUEST, e.sentence()));
    }
    return read.id().map(id -> call(turn, id, read));
  }

  private JsonNode call(Turn turn, JsonNode id, RpcRequest request) {
    long start = System.nanoTime();
    String outcome = OK;
    try {
      return turn.answers()
          .result(id, methods.find(request.method()).call(turn.caller(), request.parameters()));
    } catch (RefusedException e) {
      outcome = e.code().name();
      return turn.answers().error(id, e);
    } catch (NodeRefusal e) {
      outcome = "node";
      return turn.answers().error(id, e.error());
    } catch (RuntimeException e) {
      outcome = ErrorCode.INTERNAL.name();
      return turn.answers().fault(id, e);
    } finally {
      String known = methods.has(request.method()) ? request.method() : UNKNOWN;
      turn.journal().called(known, outcome, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /// A call that is not looked at.
  private static Optional<JsonNode> refused(Turn turn, JsonNode request, RefusedException why) {
    turn.journal().called(UNKNOWN, why.code().name(), Duration.ZERO);
    return RpcRequest.idOf(request).map(id -> turn.answers().error(id, why));
  }

  private static RefusedException tooLate() {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "the batch took too long, and this request was not looked at: send it again");
  }

  /// One document, while it is answered.
  private record Turn(Caller caller, RpcJournal journal, RpcAnswers answers) {}
}
