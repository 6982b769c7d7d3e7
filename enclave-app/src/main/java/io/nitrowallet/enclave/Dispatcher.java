package io.nitrowallet.enclave;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.server.RequestHandler;

/// Leads each request to its use case. The switch is exhaustive over a sealed type: a request that is
/// added to the protocol does not compile until it is handled here.
final class Dispatcher implements RequestHandler {
  private final EnclaveComponent enclave;

  Dispatcher(EnclaveComponent enclave) {
    this.enclave = enclave;
  }
}
