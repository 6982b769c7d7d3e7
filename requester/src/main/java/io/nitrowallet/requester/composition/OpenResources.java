package io.nitrowallet.requester.composition;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What was opened for a run, closed in the opposite order. Thread-safe: a desk asks several things
/// at a time.
@Singleton
public final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /// Nothing is open yet.
  @Inject
  public OpenResources() {}

  /// Takes `resource` into care.
  <T extends AutoCloseable> T keep(T resource) {
    synchronized (opened) {
      opened.push(resource);
    }
    return resource;
  }

  @Override
  public void close() {
    for (@Nullable AutoCloseable next = take(); next != null; next = take()) {
      try {
        next.close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        // Every result was printed by now, and the process is about to end.
      }
    }
  }

  private @Nullable AutoCloseable take() {
    synchronized (opened) {
      return opened.poll();
    }
  }
}
