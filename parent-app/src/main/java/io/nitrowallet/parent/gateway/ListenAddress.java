package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the gateway listens.
///
/// @param port 0 for any that is free
public record ListenAddress(InetAddress host, int port) {
  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+])" + ":([0-9]{1,5})");

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if there is no such port
  public ListenAddress {
    if (port > MAX_PORT) {
      throw refused("the port of 'gateway.listen' is 0 to 65535");
    }
  }

  /// Parses `HOST:PORT`; the host is `localhost` or a literal address, which no name server
  /// decides.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is anything else
  public static ListenAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw refused("'gateway.listen' is HOST:PORT, such as 127.0.0.1:9545 or [::1]:9545");
    }
    return new ListenAddress(host(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /// Whether this machine alone reaches it.
  boolean isLocal() {
    return host.isLoopbackAddress();
  }

  /// The host as it stands in a URI: an IPv6 address in brackets.
  String shownHost() {
    String address = host.getHostAddress();
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static InetAddress host(String text) {
    try {
      String literal = text.equals("localhost") ? "127.0.0.1" : text.replaceAll("[\\[\\]]", "");
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      throw refused("the host of 'gateway.listen' is no address");
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
