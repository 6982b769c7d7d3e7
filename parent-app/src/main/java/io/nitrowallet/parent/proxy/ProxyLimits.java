package io.nitrowallet.parent.proxy;

import java.time.Duration;

/// How much a proxy takes on.
///
/// @param connections how many it carries at a time; further ones are closed at once
/// @param connect how long the destination may take to accept
/// @param idle how long a connection may carry nothing in either direction
public record ProxyLimits(int connections, Duration connect, Duration idle) {
  /// Enough for an enclave's pool of KMS connections.
  public static final ProxyLimits STANDARD =
      new ProxyLimits(128, Duration.ofSeconds(5), Duration.ofMinutes(5));
}
