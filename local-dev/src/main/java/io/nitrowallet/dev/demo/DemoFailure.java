package io.nitrowallet.dev.demo;

/// The demo did not show what it claims to show.
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
