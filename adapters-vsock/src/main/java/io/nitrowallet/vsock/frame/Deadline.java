package io.nitrowallet.vsock.frame;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// A moment by which something must be over, on the monotonic clock.
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /// `duration` from now.
  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /// The earlier of two.
  public Deadline orSooner(Deadline other) {
    return end - other.end <= 0 ? this : other;
  }

  /// How long is left; zero or less once it has passed.
  public Duration remaining() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /// The time left as sockets take it: at least a millisecond, since zero means for ever to them.
  ///
  /// @throws SocketTimeoutException if it has passed
  int socketTimeout() throws SocketTimeoutException {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return Math.toIntExact(Math.clamp((nanos + 999_999) / 1_000_000, 1, Integer.MAX_VALUE));
  }
}
