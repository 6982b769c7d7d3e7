package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What was read of a payload: its request id, which is wanted even where the rest turns out to be
/// refused, and the request or why there is none. The document's tree, many times the payload's
/// length, is not kept.
public final class RequestEnvelope {
  private final RequestId id;
  private final @Nullable EnclaveRequest request;
  private final @Nullable RuntimeException flaw;

  private RequestEnvelope(
      RequestId id, @Nullable EnclaveRequest request, @Nullable RuntimeException flaw) {
    this.id = id;
    this.request = request;
    this.flaw = flaw;
  }

  static RequestEnvelope decode(Bytes payload) {
    try {
      ObjectNode json = StrictJson.parse(payload);
      Optional<JsonValue> id = members(json).find("requestId");
      return read(id.map(JsonValue::text).map(RequestId::new).orElseGet(RequestId::make), json);
    } catch (RefusedException e) {
      return new RequestEnvelope(RequestId.make(), null, e);
    }
  }

  private static RequestEnvelope read(RequestId id, ObjectNode json) {
    try {
      return new RequestEnvelope(id, read(json), null);
    } catch (RuntimeException e) { // a fault, too, is to be reported with the caller's id
      return new RequestEnvelope(id, null, e);
    }
  }

  /// The caller's request id, or a fresh one where it sent none that can be used.
  public RequestId id() {
    return id;
  }

  /// The request.
  ///
  /// @throws RefusedException if the payload is none: with {@link ErrorCode#UNSUPPORTED_VERSION} or
  ///   {@link ErrorCode#UNKNOWN_REQUEST}, naming what is known; with {@link ErrorCode#BAD_REQUEST},
  ///   {@link ErrorCode#INVALID_VALUE}, {@link ErrorCode#INVALID_ROW}, {@link
  ///   ErrorCode#ADDRESS_MISMATCH}, {@link ErrorCode#INVALID_TRANSACTION} or {@link
  ///   ErrorCode#UNSUPPORTED_TRANSACTION}, naming the member. Never quotes what was sent.
  public EnclaveRequest request() {
    if (request == null) {
      throw flaw == null ? new IllegalStateException("neither a request nor a flaw") : flaw;
    }
    return request;
  }

  private static EnclaveRequest read(ObjectNode json) {
    JsonObject members = members(json);
    requireVersion(members);
    RequestKind kind =
        RequestKind.ofWord(members.require("apiRequest").text())
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.UNKNOWN_REQUEST,
                    "the 'apiRequest' is not known; known are: " + RequestKind.words()));
    return new RequestReader(json, members).read(kind);
  }

  private static void requireVersion(JsonObject members) {
    long version = members.find("v").map(JsonValue::integer).orElse(1L);
    if (Protocol.VERSIONS.stream().noneMatch(known -> known == version)) {
      throw new RefusedException(
          ErrorCode.UNSUPPORTED_VERSION,
          "the protocol version 'v' is not known; known are: " + Protocol.VERSIONS);
    }
  }

  private static JsonObject members(ObjectNode json) {
    return JsonObject.of(json, ErrorCode.BAD_REQUEST, "the request");
  }
}
