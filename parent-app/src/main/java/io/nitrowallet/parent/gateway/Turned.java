package io.nitrowallet.parent.gateway;

/// A request that is turned away with an HTTP status of its own; its connection ends, since what
/// was still to come on it is not read.
final class Turned extends RuntimeException {
  static final int TIMEOUT = 408;
  static final int TOO_LARGE = 413;
  static final int WRONG_TYPE = 415;
  static final int WRONG_HOST = 403;

  private static final long serialVersionUID = 1L;

  private final int status;

  Turned(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
