package io.nitrowallet.console.work;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Stands for the window's thread: what it is given runs when the test says so, on the test's own.
public final class QueuedWindow implements Executor {
  private static final int DEADLINE_SECONDS = 20;

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

  /// Nothing is waiting.
  public QueuedWindow() {}

  @Override
  public void execute(Runnable action) {
    queue.add(action);
  }

  /// Takes the next action, which must come in time, without running it.
  public Runnable next() throws InterruptedException {
    Runnable action = queue.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (action == null) {
      throw new AssertionError("nothing was handed to the window in time");
    }
    return action;
  }

  /// Runs the next action.
  public void turn() throws InterruptedException {
    next().run();
  }

  /// Whether nothing is waiting.
  public boolean isIdle() {
    return queue.isEmpty();
  }
}
