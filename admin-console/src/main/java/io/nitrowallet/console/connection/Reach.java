package io.nitrowallet.console.connection;

import java.util.Arrays;
import java.util.Locale;

/// How an enclave is reached, as the setting `transport` says it.
///
/// @param place a path, or a gateway's address; empty for vsock
record Reach(Way way, String place) {
  /// What `transport` says; vsock where it says something else.
  static Reach parse(String transport) {
    String[] parts = transport.split(":", 2);
    return Arrays.stream(Way.values())
        .filter(way -> way != Way.VSOCK && way.word().equals(parts[0]) && parts.length == 2)
        .findFirst()
        .map(way -> new Reach(way, parts[1]))
        .orElseGet(() -> new Reach(Way.VSOCK, ""));
  }

  /// As the setting has it.
  String text() {
    return way == Way.VSOCK ? way.word() : way.word() + ":" + place.strip();
  }

  /// The ways there are.
  enum Way {
    /// On the parent instance.
    VSOCK,
    /// From another machine, through the parent's gateway.
    GATEWAY,
    /// Through the socket of a virtual machine.
    HYBRID,
    /// A local stack's folder of sockets.
    UNIX;

    /// As the setting has it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
