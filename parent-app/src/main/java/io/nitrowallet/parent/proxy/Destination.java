package io.nitrowallet.parent.proxy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Locale;
import java.util.regex.Pattern;

/// A TCP service that a proxy leads to.
///
/// @param host a DNS name in lower case, or an IP address (IPv6 without brackets)
/// @param port 1 to 65535
public record Destination(String host, int port) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?");

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if host or port is malformed
  public Destination {
    host = host.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches() || port < 1 || port > 65535) {
      throw malformed();
    }
  }

  /// Parses `host:port`; an IPv6 address stands in brackets.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` is anything else
  public static Destination parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, colon);
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      return new Destination(
          bracketed ? host.substring(1, host.length() - 1) : host,
          Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw malformed();
    }
  }

  private static RefusedException malformed() {
    return new RefusedException(
        ErrorCode.INVALID_VALUE, "a destination is a host and a port from 1 to 65535: host:port");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
