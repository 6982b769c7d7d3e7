package io.nitrowallet.vsock.server;

import java.time.Duration;

/// What a connection is doing and since when; by this the one is chosen that makes room for
/// another.
final class Activity {
  /// In the order in which a connection is given up.
  enum Phase {
    /// Between two requests.
    IDLE,
    /// Within a request's frame.
    RECEIVING,
    /// Writing a reply.
    SENDING,
    /// Serving a request: never given up.
    SERVING,
    /// Given up.
    ENDED
  }

  private Phase phase = Phase.IDLE;
  private long since = System.nanoTime();

  /// Moves on.
  ///
  /// @return false if the connection was given up meanwhile
  synchronized boolean enter(Phase next) {
    if (phase == Phase.ENDED) {
      return false;
    }
    phase = next;
    since = System.nanoTime();
    return true;
  }

  /// Gives the connection up unless it serves a request.
  ///
  /// @param patience how long a peer may take a reply unharmed
  /// @return whether it is given up
  synchronized boolean end(Duration patience) {
    if (!isExpendable(patience)) {
      return false;
    }
    phase = Phase.ENDED;
    return true;
  }

  /// A snapshot to choose by: the lower, the sooner given up.
  synchronized Rank rank() {
    return new Rank(phase, since);
  }

  private boolean isExpendable(Duration patience) {
    return switch (phase) {
      case IDLE, RECEIVING -> true;
      case SENDING -> System.nanoTime() - since > patience.toNanos();
      case SERVING, ENDED -> false;
    };
  }

  /// Earlier phases first; within one, the longest first.
  record Rank(Phase phase, long since) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
      int byPhase = phase.compareTo(other.phase);
      return byPhase != 0 ? byPhase : Long.signum(since - other.since);
    }
  }
}
