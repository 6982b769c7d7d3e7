package io.nitrowallet.vsock.frame;

import java.time.Duration;

/// What one frame may cost its reader.
///
/// @param bytes the longest payload, at least 1
/// @param header how long the rest of a header may take once its first byte came
/// @param message how long a whole frame may take, from its first byte to its last
public record FrameLimits(int bytes, Duration header, Duration message) {
  /// 512 KiB, 5 s and 30 s: the protocol's own numbers.
  public static final FrameLimits DEFAULT =
      new FrameLimits(512 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(30));

  /// @throws IllegalArgumentException if a limit is not positive
  public FrameLimits {
    if (bytes < 1 || !header.isPositive() || !message.isPositive()) {
      throw new IllegalArgumentException("a frame's limits are more than zero");
    }
  }
}
