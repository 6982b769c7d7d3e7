package io.nitrowallet.vsock.event;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.request.RequestId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Events as lines of JSON (`docs/protocol/event.schema.json`).
final class EventJson {
  private static final Bytes LINE_END = Bytes.ofHex("0a");

  private EventJson() {}

  /// One line with its end.
  static Bytes encode(NumberedEvent numbered) {
    EnclaveEvent event = numbered.event();
    ObjectNode json =
        StrictJson.object()
            .put("v", 1)
            .put("number", numbered.number())
            .put("time", numbered.time().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("level", event.level().word());
    switch (event) {
      case EnclaveEvent.Started(var version, var identity) ->
          json.put("event", "started").put("version", version).put("identity", identity.hex());
      case EnclaveEvent.NotStarted(var code) ->
          json.put("event", "notStarted").put("code", code.name());
      case EnclaveEvent.Stopped() -> json.put("event", "stopped");
      case EnclaveEvent.Answered(var operation, var id, var refusal, var took) ->
          json.put("event", "request")
              .put("op", operation)
              .put("code", refusal.map(ErrorCode::name).orElse("OK"))
              .put("requestId", id.value())
              .put("durationMillis", took.toMillis());
      case EnclaveEvent.Fault(var cause, var at, var id) -> {
        json.put("event", "fault").put("cause", cause.name().toLowerCase(Locale.ROOT));
        putId(json.put("at", at), id);
      }
      case EnclaveEvent.Dropped(var count) -> json.put("event", "dropped").put("count", count);
    }
    return Bytes.concat(StrictJson.write(json), LINE_END);
  }

  private static void putId(ObjectNode json, Optional<RequestId> id) {
    id.ifPresent(known -> json.put("requestId", known.value()));
  }
}
