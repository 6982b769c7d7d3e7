package io.nitrowallet.vsock.event;

import java.util.Locale;

/// How much an event matters to whoever runs the enclave.
public enum EventLevel {
  /// The enclave, or something that it stands on, fails.
  ERROR,
  /// Something was refused that an honest caller hardly asks for, or could not be done.
  WARN,
  /// The ordinary course of things.
  INFO,
  /// Details. Part of the form; this version sends none.
  DEBUG;

  /// The word in an event's `level`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
