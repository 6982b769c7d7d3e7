package io.nitrowallet.domain.port.out;

import java.time.Instant;

/// The wall clock. The core reads no other.
@FunctionalInterface
public interface TimeSource {
  /// The time now.
  Instant now();
}
