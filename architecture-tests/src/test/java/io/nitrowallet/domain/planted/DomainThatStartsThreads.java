package io.nitrowallet.domain.planted;

/// Concurrency of its own.
public final class DomainThatStartsThreads {
  /// Breaks the rule.
  public Thread violate() {
    return Thread.startVirtualThread(() -> {});
  }
}
