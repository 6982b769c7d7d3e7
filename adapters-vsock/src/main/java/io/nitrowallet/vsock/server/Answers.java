package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestEnvelope;
import io.nitrowallet.vsock.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a request's payload into its reply's, whatever happens on the way, and logs one event for
/// each: operation, code, request id, duration. No text of a request is ever logged.
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final String NO_WORD = "none";

  private final RequestHandler handler;
  private final int maxBytes;
  private final ParsingTurns turns;

  Answers(RequestHandler handler, ServerLimits limits) {
    this(
        handler,
        limits.frameBytes(),
        new ParsingTurns(2 * Runtime.getRuntime().availableProcessors(), limits.request()));
  }

  Answers(RequestHandler handler, int maxBytes, ParsingTurns turns) {
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.turns = turns;
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
    log(id, word, reply, start);
    return encoded;
  }

  /// The reply to a frame that is none, or is not read; there is no request id to repeat.
  Bytes refuse(RefusedException refusal) {
    RequestId id = RequestId.make();
    EnclaveReply reply = new EnclaveReply.Refusal(refusal.code(), refusal.sentence());
    log(id, NO_WORD, reply, System.nanoTime());
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

  /// Names the fault's class and place. Its message may quote the request and is left out.
  private static EnclaveReply fault(RequestId id, Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    LOG.atError()
        .addKeyValue("requestId", id)
        .addKeyValue("fault", fault.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
        .log("a request failed");
    return new EnclaveReply.Refusal(
        ErrorCode.INTERNAL, "the enclave failed; report it with the requestId");
  }

  private static void log(RequestId id, String word, EnclaveReply reply, long start) {
    String code = reply instanceof EnclaveReply.Refusal refusal ? refusal.code().name() : "OK";
    LOG.atInfo()
        .addKeyValue("code", code)
        .addKeyValue("requestId", id)
        .addKeyValue("op", word)
        .addKeyValue("durationMillis", (System.nanoTime() - start) / 1_000_000)
        .log("request");
  }
}
