package io.nitrowallet.aws.nsm;

import java.time.Duration;
import java.time.Instant;

/// What a clock told, and what a counter stood at then.
///
/// @param nanoTime of {@link System#nanoTime}, whose differences alone mean anything
record ClockReading(Instant time, long nanoTime) {
  /// The time when the counter stands at `nanoTime`.
  Instant at(long nanoTime) {
    return time.plus(age(nanoTime));
  }

  /// How old the reading is when the counter stands at `nanoTime`.
  Duration age(long nanoTime) {
    return Duration.ofNanos(nanoTime - this.nanoTime);
  }
}
