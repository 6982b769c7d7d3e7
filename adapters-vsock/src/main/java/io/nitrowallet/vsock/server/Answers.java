package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.event.EnclaveEvent;
import io.nitrowallet.vsock.event.EventLog;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestEnvelope;
import io.nitrowallet.vsock.request.RequestId;
import java.time.Duration;
import java.util.Optional;

/// Turns a request's payload into its reply's, whatever happens on the way, and records one event
/// for each: operation, code, request id, duration. No text of a request is ever recorded.
final class Answers {
  private static final String NO_WORD = "none";

  private final RequestHandler handler;
  private final int maxBytes;
  private final ParsingTurns turns;
  private final EventLog events;

  Answers(RequestHandler handler, ServerLimits limits, EventLog events) {
    this(
        handler,
        limits.frameBytes(),
        new ParsingTurns(2 * Runtime.getRuntime().availableProcessors(), limits.request()),
        events);
  }

  Answers(RequestHandler handler, int maxBytes, ParsingTurns turns, EventLog events) {
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.turns = turns;
    this.events = events;
  }

  /// The reply to `payload`, never longer than a frame may be.
  Bytes answer(Bytes payload) {
    long start = System.nanoTime();
    try {
      return answer(turns.inTurn(() -> RequestCodec.decode(payload)), start);
    } catch (RefusedException e) {
      return refuse(e); // no turn: its request id is not known
    }
  }

  private Bytes answer(RequestEnvelope envelope, long start) {
    RequestId id = envelope.id();
    String word = NO_WORD;
    EnclaveReply reply;
    try {
      EnclaveRequest request = envelope.request();
      word = request.word();
      reply = handler.handle(request);
    } catch (RefusedException e) {
      reply = new EnclaveReply.Refusal(e.code(), e.sentence());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      reply = fault(id, e);
    }
    Bytes encoded = encode(id, reply);
    record(id, word, reply, start);
    return encoded;
  }

  /// The reply to a frame that is none, or is not read; there is no request id to repeat.
  Bytes refuse(RefusedException refusal) {
    RequestId id = RequestId.make();
    EnclaveReply reply = new EnclaveReply.Refusal(refusal.code(), refusal.sentence());
    record(id, NO_WORD, reply, System.nanoTime());
    return ReplyCodec.encode(id, reply);
  }

  private Bytes encode(RequestId id, EnclaveReply reply) {
    try {
      Bytes encoded = ReplyCodec.encode(id, reply);
      if (encoded.length() <= maxBytes) {
        return encoded;
      }
      return ReplyCodec.encode(
          id, new EnclaveReply.Refusal(ErrorCode.FRAME_SIZE, "the reply is too long for a frame"));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return ReplyCodec.encode(id, fault(id, e));
    }
  }

  private EnclaveReply fault(RequestId id, Throwable fault) {
    events.record(EnclaveEvent.Fault.of(fault, Optional.of(id)));
    return new EnclaveReply.Refusal(
        ErrorCode.INTERNAL, "the enclave failed; report it with the requestId");
  }

  private void record(RequestId id, String word, EnclaveReply reply, long start) {
    Optional<ErrorCode> refusal =
        reply instanceof EnclaveReply.Refusal refused
            ? Optional.of(refused.code())
            : Optional.empty();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    events.record(new EnclaveEvent.Answered(word, id, refusal, took));
  }
}
