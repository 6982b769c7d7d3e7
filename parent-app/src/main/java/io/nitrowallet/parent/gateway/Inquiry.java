package io.nitrowallet.parent.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.parent.gateway.access.Caller;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTTP request.
///
/// @param id by which the log knows it
record Inquiry(ServerRequest request, String id, Caller caller, GatewayLimits limits) {
  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::[0-9]+)?");
  private static final Pattern JSON =
      Pattern.compile("application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?\\s*");

  /// A page in a browser may have its own name lead to this machine; it cannot choose what its
  /// requests say of the host.
  void requireLocalHost() {
    Matcher host = HOST.matcher(header("Host"));
    if (!host.matches() || !HOSTS.contains(host.group(1))) {
      throw new Turned(
          Turned.WRONG_HOST,
          "the gateway is called localhost, 127.0.0.1 or [::1]: use one of these");
    }
  }

  /// The body. Pages in a browser cannot send this content type to another origin unasked.
  Bytes json() {
    if (!JSON.matcher(header("Content-Type")).matches()) {
      throw new Turned(Turned.WRONG_TYPE, "send the request as application/json");
    }
    return RequestBody.read(request, limits.body());
  }

  /// A parameter of the path.
  String parameter(String name) {
    return request.path().pathParameters().get(name);
  }

  private String header(String name) {
    return request
        .headers()
        .first(HeaderNames.create(name))
        .map(value -> value.toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
