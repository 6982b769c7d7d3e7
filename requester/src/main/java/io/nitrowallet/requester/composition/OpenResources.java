package io.nitrowallet.requester.composition;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened for a run, closed in the opposite order. Used by one thread.
@Singleton
public final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /// Nothing is open yet.
  @Inject
  public OpenResources() {}

  /// Takes `resource` into care.
  <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        // Every result was printed by now, and the process is about to end.
      }
    }
  }
}
