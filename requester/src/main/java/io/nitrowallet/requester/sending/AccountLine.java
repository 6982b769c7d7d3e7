package io.nitrowallet.requester.sending;

import io.nitrowallet.vsock.frame.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One account's queue, and the few of its transactions that are worked on at a time. The others
/// wait without a nonce, in the order in which they came.
record AccountLine(AccountQueue queue, Semaphore slots) {
  static AccountLine ofWindow(int window) {
    return new AccountLine(new AccountQueue(), new Semaphore(window, true));
  }

  /// @throws io.nitrowallet.domain.error.RefusedException with `BUSY` if none is free in time
  Slot enter(Deadline deadline) {
    try {
      if (slots.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        return new Slot(slots);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw AccountQueue.busy();
  }

  /// To be closed once.
  record Slot(Semaphore slots) implements AutoCloseable {
    @Override
    public void close() {
      slots.release();
    }
  }
}
