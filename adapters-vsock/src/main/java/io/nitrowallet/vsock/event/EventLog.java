package io.nitrowallet.vsock.event;

/// Takes events. Called on many threads at once; never waits and never throws, so that what is told
/// of a request cannot delay or fail it.
@FunctionalInterface
public interface EventLog {
  /// Takes `event`, or counts it as dropped.
  void record(EnclaveEvent event);
}
