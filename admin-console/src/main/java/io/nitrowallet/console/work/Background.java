package io.nitrowallet.console.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does work on threads of its own and hands the outcome to the window's thread. Sockets of
/// enclaves want platform threads, hence no virtual ones. Thread-safe.
public final class Background implements AutoCloseable {
  private static final int THREADS = 8;

  private final Executor window;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("console-", 1).daemon().factory());

  /// A thread of their own: timers go on while all others wait for an answer.
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("console-timer").daemon().factory());

  /// @param window runs what touches the window, in the order in which it is given
  public Background(Executor window) {
    this.window = window;
  }

  /// Does `work`, then hands its result to `done`, or what went wrong to `failed`, on the window's
  /// thread. Of work that was cancelled nothing is handed to anybody. After {@link #close} nothing
  /// is done any more, and the job is cancelled at once.
  public <T> Job run(Callable<T> work, Consumer<? super T> done, Consumer<Fault> failed) {
    Job job = new Job();
    try {
      job.runs(threads.submit(() -> carryOut(job, work, done, failed)));
    } catch (RejectedExecutionException _) {
      job.cancel(); // the window was closed meanwhile
    }
    return job;
  }

  /// Runs `tick` on the window's thread, first after `period` and then again and again, until the
  /// job is cancelled.
  public Job every(Duration period, Runnable tick) {
    Job job = new Job();
    ScheduledFuture<?> timer =
        timers.scheduleWithFixedDelay(
            () -> window.execute(() -> job.unlessCancelled(tick)),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
    job.runs(timer);
    return job;
  }

  private <T> void carryOut(
      Job job, Callable<T> work, Consumer<? super T> done, Consumer<Fault> failed) {
    @Nullable T result;
    try {
      result = work.call();
    } catch (Exception e) {
      Fault fault = Fault.of(e);
      window.execute(() -> job.endedBy(() -> failed.accept(fault)));
      return;
    }
    T outcome = result;
    window.execute(() -> job.endedBy(() -> done.accept(outcome)));
  }

  /// Interrupts what is being done.
  @Override
  public void close() {
    timers.shutdownNow();
    threads.shutdownNow();
  }
}
