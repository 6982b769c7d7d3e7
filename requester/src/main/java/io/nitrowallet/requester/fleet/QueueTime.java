package io.nitrowallet.requester.fleet;

import java.time.Duration;

/// How long requests waited for a place at an enclave, since the fleet was made. Where the enclave
/// had to be attested first, that is part of it.
///
/// @param requests those that no longer wait, with a place or without
/// @param total the sum of their waits
public record QueueTime(long requests, Duration total) {
  static final QueueTime NONE = new QueueTime(0, Duration.ZERO);

  QueueTime and(Duration wait) {
    return new QueueTime(requests + 1, total.plus(wait));
  }
}
