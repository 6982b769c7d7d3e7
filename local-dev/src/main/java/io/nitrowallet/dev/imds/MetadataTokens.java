package io.nitrowallet.dev.imds;

import io.nitrowallet.domain.port.out.TimeSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tokens of IMDSv2: valid for as long as the caller asked, 1 to 21,600 seconds. The latest 256
/// are kept. Thread-safe.
final class MetadataTokens {
  private static final int MAX_TTL_SECONDS = 21_600;
  private static final int MAX_TOKENS = 256;
  private static final int TOKEN_LENGTH = 40;

  private final TimeSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  MetadataTokens(TimeSource clock) {
    this.clock = clock;
  }

  /// A token for `ttlSeconds`, or none if that is no number of seconds to be had.
  synchronized Optional<String> issue(String ttlSeconds) {
    if (!ttlSeconds.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int ttl = Integer.parseInt(ttlSeconds);
    if (ttl < 1 || ttl > MAX_TTL_SECONDS) {
      return Optional.empty();
    }
    if (ends.size() >= MAX_TOKENS) {
      ends.remove(ends.keySet().iterator().next());
    }
    byte[] drawn = new byte[TOKEN_LENGTH];
    random.nextBytes(drawn);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    ends.put(token, clock.now().plusSeconds(ttl));
    return Optional.of(token);
  }

  synchronized boolean isValid(String token) {
    Instant end = ends.get(token);
    return end != null && clock.now().isBefore(end);
  }
}
