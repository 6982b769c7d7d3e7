package io.nitrowallet.vsock.server;

import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;

/// Answers requests. Called on many threads at once.
@FunctionalInterface
public interface RequestHandler {
  /// The reply to `request`. A {@link io.nitrowallet.domain.error.RefusedException} becomes an
  /// error reply with its code and sentence; any other exception becomes `INTERNAL`, and its text
  /// stays inside.
  EnclaveReply handle(EnclaveRequest request);
}
