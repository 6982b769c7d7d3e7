package io.nitrowallet.requester.sending;

import java.time.Duration;
import java.util.List;

/// What sending may cost.
///
/// @param patience how long a transaction may wait for those before it
/// @param pauses before the node is asked again what became of a transaction, each in turn
/// @param window how many transactions of an account are signed at a time
/// @param attempts how many nonces a transaction is signed with, at most, before it is given up
public record SendingLimits(Duration patience, List<Duration> pauses, int window, int attempts) {
  /// Those of production.
  public static final SendingLimits STANDARD =
      new SendingLimits(
          Duration.ofSeconds(30),
          List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)),
          8,
          5);

  /// Copies the list.
  public SendingLimits {
    pauses = List.copyOf(pauses);
  }
}
