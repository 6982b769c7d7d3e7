package io.nitrowallet.parent.gateway;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.wallet.Blame;
import io.nitrowallet.parent.gateway.wallet.Faults;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves endpoints: each request gets an id, an answer whatever happens, and a line in the log
/// that holds nothing of what it said.
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final GatewayLimits limits;

  Serving(GatewayLimits limits) {
    this.limits = limits;
  }

  /// @param name of the endpoint, for the log
  Handler serve(String name, Endpoint endpoint) {
    return (request, response) -> {
      long start = System.nanoTime();
      Inquiry inquiry = new Inquiry(request, UUID.randomUUID().toString(), Caller.local(), limits);
      Answer answer = answer(inquiry, endpoint, response);
      send(answer, inquiry, response);
      LOG.info(
          "request={} endpoint={} status={} outcome={} ms={}",
          inquiry.id(),
          name,
          answer.status(),
          answer.outcome(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
    };
  }

  private static Answer answer(Inquiry inquiry, Endpoint endpoint, ServerResponse response) {
    try {
      inquiry.requireLocalHost();
      return endpoint.answer(inquiry);
    } catch (Turned e) {
      response.header("Connection", "close");
      return Answer.problem(e.status(), ErrorCode.BAD_REQUEST, e.sentence(), inquiry.id());
    } catch (RefusedException e) {
      return Answer.problem(status(e.code()), e, inquiry.id());
    } catch (RuntimeException e) {
      Faults.log(inquiry.id(), e);
      return Answer.problem(500, ErrorCode.INTERNAL, Faults.SENTENCE, inquiry.id());
    }
  }

  private static int status(ErrorCode code) {
    return switch (Blame.of(code)) {
      case CALLER -> 400;
      case NOBODY -> 401;
      case POLICY -> 403;
      case UNKNOWN_ACCOUNT, UNKNOWN_METHOD -> 404;
      case RATE -> 429;
      case LATER, LIMIT -> 503;
      case GATEWAY -> 500;
    };
  }

  private static void send(Answer answer, Inquiry inquiry, ServerResponse response) {
    response.status(answer.status());
    response.header("X-Request-Id", inquiry.id());
    if (answer.body().length() == 0) {
      response.send();
    } else {
      response.header("Content-Type", answer.contentType());
      response.send(answer.body().toArray());
    }
  }

  /// Whatever no path was found for.
  static Answer unknownPath(Inquiry inquiry) {
    return Answer.problem(
        404, ErrorCode.UNKNOWN_REQUEST, "the gateway has nothing at this path", inquiry.id());
  }

  /// A path that is there, asked in another way.
  static Answer otherMethod(Inquiry inquiry) {
    ServerRequest request = inquiry.request();
    return Answer.problem(
        405,
        ErrorCode.UNKNOWN_REQUEST,
        "this path does not answer to %s".formatted(request.prologue().method().text()),
        inquiry.id());
  }
}
