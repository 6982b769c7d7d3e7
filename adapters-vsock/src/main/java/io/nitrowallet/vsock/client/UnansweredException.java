package io.nitrowallet.vsock.client;

import java.io.IOException;

/// The connection ended before the first byte of a reply.
final class UnansweredException extends IOException {
  private static final long serialVersionUID = 1L;

  UnansweredException() {
    super("the stream ended");
  }

  UnansweredException(IOException cause) {
    super("the stream broke", cause);
  }
}
