package io.nitrowallet.console.session;

/// The way back from an open profile to the choice of profiles.
@FunctionalInterface
public interface Departure {
  /// Ends the session: its timers and connections, and the operator's key is locked.
  void leave();
}
