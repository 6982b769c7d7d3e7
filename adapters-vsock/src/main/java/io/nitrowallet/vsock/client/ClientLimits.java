package io.nitrowallet.vsock.client;

import io.nitrowallet.vsock.frame.FrameLimits;
import java.time.Duration;

/// What a caller grants an enclave.
///
/// @param frameBytes the longest payload, in either direction
/// @param connect how long connecting may take
/// @param call how long a whole call may take, connecting included
/// @param idleConnections how many connections are kept for the next calls
/// @param keepIdle for how long; less than the server keeps them
public record ClientLimits(
    int frameBytes, Duration connect, Duration call, int idleConnections, Duration keepIdle) {
  /// 512 KiB, 5 s, 60 s, 8 connections, 30 s. A call may span the enclave's own calls to KMS.
  public static final ClientLimits DEFAULT =
      new ClientLimits(
          FrameLimits.DEFAULT.bytes(),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          8,
          Duration.ofSeconds(30));

  /// Checks them.
  ///
  /// @throws IllegalArgumentException if a limit is not positive; `idleConnections` may be zero
  public ClientLimits {
    if (frameBytes < 1
        || !connect.isPositive()
        || !call.isPositive()
        || idleConnections < 0
        || !keepIdle.isPositive()) {
      throw new IllegalArgumentException("a client's limits are more than zero");
    }
  }

  FrameLimits frames() {
    return new FrameLimits(frameBytes, call, call);
  }
}
