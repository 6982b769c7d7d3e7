package io.nitrowallet.vsock.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Events that wait to be sent, of which there are only so many. One that finds no room is dropped
/// and counted, and the count takes its place among the events as soon as there is room.
///
/// Many threads add; one takes.
final class EventQueue {
  private final int capacity;
  private final Queue<NumberedEvent> waiting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long numbered;
  private long dropped;
  private Instant droppedLast = Instant.EPOCH;
  private boolean closed;

  /// @param capacity at least 2: an event, and the count of those before it
  EventQueue(int capacity) {
    this.capacity = capacity;
    this.waiting = new ArrayDeque<>(capacity);
  }

  /// Adds `event`, or counts it. Never waits for the one that takes.
  void add(Instant time, EnclaveEvent event) {
    lock.lock();
    try {
      boolean room = waiting.size() + (dropped > 0 ? 1 : 0) < capacity;
      if (closed || !room) {
        dropped++;
        droppedLast = time;
        return;
      }
      addCount();
      number(time, event);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void addCount() {
    if (dropped > 0) {
      number(droppedLast, new EnclaveEvent.Dropped(dropped));
      dropped = 0;
    }
  }

  private void number(Instant time, EnclaveEvent event) {
    waiting.add(new NumberedEvent(numbered++, time, event));
  }

  /// Waits for an event. It stays the first until it is {@link #sent}.
  ///
  /// @return nothing once the queue is closed and empty
  Optional<NumberedEvent> first() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && dropped == 0 && !closed) {
        changed.await();
      }
      if (waiting.isEmpty()) {
        addCount();
      }
      return Optional.ofNullable(waiting.peek());
    } finally {
      lock.unlock();
    }
  }

  /// Removes the first event.
  void sent() {
    lock.lock();
    try {
      waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for `pause`, or until the queue is closed.
  void pause(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more events.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
