package io.nitrowallet.enclave;

import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.server.RequestHandler;

/// Leads each request to its use case. The switch is exhaustive over a sealed type: a request that
/// is added to the protocol does not compile until it is handled here.
final class Dispatcher implements RequestHandler {
  private final EnclaveComponent enclave;

  Dispatcher(EnclaveComponent enclave) {
    this.enclave = enclave;
  }

  @Override
  public EnclaveReply handle(EnclaveRequest request) {
    EnclaveReply reply = dispatch(request);
    if (reply instanceof EnclaveReply.Refusal refusal) {
      enclave.counters().refused(refusal.code());
    } else {
      enclave.counters().served(request.word());
    }
    return reply;
  }

  private EnclaveReply dispatch(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate generate ->
          EnclaveReply.of(as(generate.credential()).generate().generate(generate.command()));
      case EnclaveRequest.Import imported ->
          EnclaveReply.of(
              as(imported.credential()).importAccount().importAccount(imported.command()));
      case EnclaveRequest.Migrate migrate ->
          EnclaveReply.of(as(migrate.credential()).migrate().migrate(migrate.command()));
      case EnclaveRequest.Sign sign ->
          EnclaveReply.of(sign.command(), as(sign.credential()).sign().sign(sign.command()));
      case EnclaveRequest.Explain(var command) ->
          EnclaveReply.of(enclave.explain().explain(command));
      case EnclaveRequest.Verify verify ->
          EnclaveReply.of(as(verify.credential()).verify().verify(verify.command()));
      case EnclaveRequest.Change change ->
          EnclaveReply.of(
              change.command().change(), as(change.credential()).change().change(change.command()));
      case EnclaveRequest.Receipts(var from) -> EnclaveReply.of(enclave.receipts().receipts(from));
      case EnclaveRequest.Attest(var nonce) -> EnclaveReply.of(enclave.attest().attest(nonce));
      case EnclaveRequest.Health() -> EnclaveReply.of(enclave.health().check());
    };
  }

  private RequestComponent as(Credential credential) {
    return enclave.requests().create(credential);
  }
}
