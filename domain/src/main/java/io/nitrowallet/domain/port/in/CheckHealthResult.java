package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of asking for an enclave's health.
public sealed interface CheckHealthResult permits CheckHealthResult.Healthy, Refused {
  /// It serves.
  ///
  /// @param version the enclave program's version
  /// @param protocols the protocol versions it speaks
  /// @param identity the fingerprint of its identity keys, 32 bytes
  /// @param counters requests served and refused, by name
  record Healthy(
      String version,
      List<Integer> protocols,
      Bytes identity,
      Duration uptime,
      Map<String, Long> counters)
      implements CheckHealthResult {
    /// Copies the collections.
    public Healthy {
      protocols = List.copyOf(protocols);
      counters = Collections.unmodifiableMap(new TreeMap<>(counters));
    }
  }
}
