package io.nitrowallet.vsock.server;

import io.nitrowallet.vsock.frame.FrameLimits;
import java.time.Duration;

/// What callers may cost the server.
///
/// @param frameBytes the longest payload
/// @param connections how many are open at a time
/// @param idle how long a connection may wait between two requests
/// @param header how long a frame's header may take once its first byte came
/// @param request how long a whole request may take to arrive, and its reply to be taken
public record ServerLimits(
    int frameBytes, int connections, Duration idle, Duration header, Duration request) {
  /// 512 KiB, 256 connections, 60 s, 5 s, 30 s.
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          FrameLimits.DEFAULT.bytes(),
          256,
          Duration.ofSeconds(60),
          FrameLimits.DEFAULT.header(),
          FrameLimits.DEFAULT.message());

  /// Checks them.
  ///
  /// @throws IllegalArgumentException if a limit is not positive
  public ServerLimits {
    if (frameBytes < 1
        || connections < 1
        || !idle.isPositive()
        || !header.isPositive()
        || !request.isPositive()) {
      throw new IllegalArgumentException("a server's limits are more than zero");
    }
  }

  FrameLimits frames() {
    return new FrameLimits(frameBytes, header, request);
  }
}
