package io.nitrowallet.parent.gateway;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;

/// Serves endpoints: each request gets an id, a caller, an answer whatever happens, and a line in
/// the log that holds nothing of what it said.
final class Serving {
  private final Entrance entrance;
  private final GatewayLimits limits;
  private final GatewayMetrics metrics;

  Serving(Entrance entrance, GatewayLimits limits, GatewayMetrics metrics) {
    this.entrance = entrance;
    this.limits = limits;
    this.metrics = metrics;
  }

  /// @param name of the endpoint, for log and metrics
  Handler serve(String name, Audience audience, Endpoint endpoint) {
    return switch (audience) {
      case KNOWN -> serve(name, this::identified, endpoint);
      case ANYBODY -> serve(name, _ -> Caller.anybody(), endpoint);
    };
  }

  private Handler serve(String name, Admission admission, Endpoint endpoint) {
    return (request, response) -> {
      Journal journal = Journal.begin(name, metrics);
      Answer answer = Answer.none();
      try {
        answer = answer(request, response, admission, endpoint, journal);
        endUnlessRead(request, response);
        send(answer, journal.requestId(), response);
      } finally {
        journal.end(answer);
      }
    };
  }

  private Answer answer(
      ServerRequest request,
      ServerResponse response,
      Admission admission,
      Endpoint endpoint,
      Journal journal) {
    return Refusals.answered(
        journal.requestId(),
        () -> {
          try {
            entrance.requireName(request.headers());
            Caller caller = admission.admit(request);
            journal.madeBy(caller);
            caller.spend();
            return endpoint.answer(new Inquiry(request, caller, journal, limits));
          } catch (Turned e) {
            response.header("Connection", "close");
            throw e;
          }
        });
  }

  private Caller identified(ServerRequest request) {
    return entrance.identify(request.headers(), request.remotePeer());
  }

  /// What was not read of a body would be read to its end before the next request is: at the
  /// sender's leisure, in a place that others wait for.
  private static void endUnlessRead(ServerRequest request, ServerResponse response) {
    if (request.content().hasEntity() && !request.content().consumed()) {
      response.header("Connection", "close");
    }
  }

  private static void send(Answer answer, String requestId, ServerResponse response) {
    response.status(answer.status());
    response.header("X-Request-Id", requestId);
    if (answer.status() == Refusals.UNAUTHENTICATED) {
      response.header("WWW-Authenticate", "Bearer");
      response.header("Connection", "close"); // what a stranger still sends is not read
    }
    if (answer.status() == Refusals.TOO_MANY) {
      response.header("Retry-After", "1");
    }
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

  /// Who made a request.
  @FunctionalInterface
  private interface Admission {
    Caller admit(ServerRequest request);
  }
}
