package io.nitrowallet.domain.error;

/// Carries a refusal from where it is found to the use case that turns it into a result.
///
/// The message is safe to show to anyone: it never holds a credential, a key byte, a class name or
/// text taken from a secret. A cause, where there is one, is for the local log only.
public class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /// Refuses with a sentence that says what is wrong and, where it can, what to do.
  public RefusedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /// Refuses because of `cause`, whose text is not repeated in `message`.
  public RefusedException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// The stable code.
  public ErrorCode code() {
    return code;
  }

  /// The sentence, never null.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
