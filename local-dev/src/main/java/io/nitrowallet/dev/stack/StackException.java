package io.nitrowallet.dev.stack;

/// The local stack cannot start or has failed; the message says what to do.
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Fails with a sentence.
  public StackException(String message) {
    super(message);
  }

  /// Fails with a sentence, because of `cause`.
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
