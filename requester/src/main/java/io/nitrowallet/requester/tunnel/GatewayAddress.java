package io.nitrowallet.requester.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a gateway is. Beyond this machine it is reached by TLS alone.
///
/// @param host a name or an address in lower case; IPv6 in brackets
/// @param port 1 to 65535
record GatewayAddress(boolean isSecure, String host, int port) {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int MAX_PORT = 65_535;

  /// Parses `https://host[:port]`, or `http://` and a name of this machine.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` is anything else
  static GatewayAddress parse(String text) {
    URI uri = uri(text.strip());
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    @Nullable String host = uri.getHost();
    if (host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !Set.of("", "/").contains(uri.getRawPath())) {
      throw malformed(null);
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (!secure && !("http".equalsIgnoreCase(uri.getScheme()) && LOCAL.contains(name))) {
      throw malformed(null);
    }
    int standard = secure ? HTTPS : HTTP;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    if (port < 1 || port > MAX_PORT) {
      throw malformed(null);
    }
    return new GatewayAddress(secure, name, port);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  /// The host as sockets and certificates have it.
  String peer() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Host and port, as HTTP has them.
  String authority() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return (isSecure ? "https://" : "http://") + authority();
  }

  private static RefusedException malformed(@Nullable Exception cause) {
    String sentence =
        "a gateway is 'https://host:port'; on this machine alone it may be 'http://localhost:port'";
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_VALUE, sentence)
        : new RefusedException(ErrorCode.INVALID_VALUE, sentence, cause);
  }
}
