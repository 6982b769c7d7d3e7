package io.nitrowallet.vsock.server;

import io.nitrowallet.vsock.frame.Deadline;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The open connections, of which there are only so many. A newcomer takes the place of the one
/// that has idled longest; only connections whose requests are being served are safe.
final class Connections {
  private final int limit;
  private final Set<Connection> open = new HashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private boolean closed;

  Connections(int limit) {
    this.limit = limit;
  }

  /// Adds `connection`, in place of another where there is no room.
  ///
  /// @return false if all are being served, or the server is closing
  boolean add(Connection connection) {
    lock.lock();
    try {
      return !closed && (open.size() < limit || giveUpOne()) && open.add(connection);
    } finally {
      lock.unlock();
    }
  }

  private boolean giveUpOne() {
    // Ranks change while we look, so they are read once.
    List<Ranked> ranked =
        open.stream()
            .map(connection -> new Ranked(connection, connection.rank()))
            .sorted(Comparator.comparing(Ranked::rank))
            .toList();
    for (Ranked candidate : ranked) {
      if (candidate.connection().giveUp()) {
        return open.remove(candidate.connection());
      }
    }
    return false;
  }

  private record Ranked(Connection connection, Activity.Rank rank) {}

  void remove(Connection connection) {
    lock.lock();
    try {
      open.remove(connection);
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return open.size();
    } finally {
      lock.unlock();
    }
  }

  /// Closes those that serve nothing, waits up to `patience` for the others, and closes what is
  /// left.
  void drain(Duration patience) {
    lock.lock();
    try {
      closed = true;
      open.removeIf(Connection::giveUp);
      Deadline end = Deadline.after(patience);
      while (!open.isEmpty() && end.remaining().isPositive()) {
        // briefly, since most end by being given up, of which nothing tells us
        boolean _ = fewer.await(100, TimeUnit.MILLISECONDS);
        open.removeIf(Connection::giveUp); // their replies are out, and nothing more is taken
      }
      open.forEach(Connection::close);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open.forEach(Connection::close);
    } finally {
      lock.unlock();
    }
  }
}
