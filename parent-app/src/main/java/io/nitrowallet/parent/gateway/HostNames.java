package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the gateway is called by those who mean it. A page in a browser may have its own name lead
/// to this machine; it cannot choose what its requests say of the host.
public final class HostNames {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::[0-9]+)?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,253}|\\[[0-9a-f:.]+]");

  private final Set<String> names;

  private HostNames(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /// This machine's own names.
  public static HostNames local() {
    return new HostNames(LOCAL);
  }

  /// This machine's own names, the address that is listened on, and `further` ones.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one of them is no
  ///   name, or the gateway listens on all addresses and has no name
  public static HostNames of(ListenAddress listen, List<String> further) {
    if (listen.host().isAnyLocalAddress() && further.isEmpty()) {
      throw refused(
          "to listen on all addresses, the gateway must know what it is called: set"
              + " 'gateway.hostNames'");
    }
    Set<String> names = new HashSet<>(LOCAL);
    names.add(listen.shownHost());
    for (String name : further) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!NAME.matcher(lower).matches()) {
        throw refused("'gateway.hostNames' holds names or addresses, without scheme and port");
      }
      names.add(lower);
    }
    return new HostNames(names);
  }

  /// Turns a request away that calls the gateway something else.
  ///
  /// @param header what it says of the host, in lower case
  void require(String header) {
    Matcher host = HOST.matcher(header);
    if (!host.matches() || !names.contains(host.group(1))) {
      throw new Turned(
          Turned.WRONG_HOST,
          "the gateway is not called that: use localhost, its address, or one of"
              + " 'gateway.hostNames'");
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
