package io.nitrowallet.parent.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.parent.gateway.access.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An HTTP request whose caller is known.
///
/// @param journal where it is written down
record Inquiry(ServerRequest request, Caller caller, Journal journal, GatewayLimits limits) {
  private static final Pattern JSON =
      Pattern.compile("application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?\\s*");

  /// By which the log knows it.
  String id() {
    return journal.requestId();
  }

  /// The body. Pages in a browser cannot send this content type to another origin unasked.
  Bytes json() {
    if (!JSON.matcher(lowerCase(request.headers(), "Content-Type")).matches()) {
      throw new Turned(Turned.WRONG_TYPE, "send the request as application/json");
    }
    return RequestBody.read(request, limits.body());
  }

  /// A parameter of the path.
  String parameter(String name) {
    return request.path().pathParameters().get(name);
  }

  /// A parameter of the query.
  Optional<String> query(String name) {
    return request.query().first(name).asOptional();
  }

  /// One of `headers`, in lower case; empty where there is none.
  static String lowerCase(Headers headers, String name) {
    return headers
        .first(HeaderNames.create(name))
        .map(value -> value.toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
