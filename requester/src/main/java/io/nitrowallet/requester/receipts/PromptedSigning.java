package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;

/// Signs, and tells whoever keeps receipts that there is a new one.
///
/// @param enclave who signs, and issues a receipt of it or of the refusal
/// @param told after each request, whatever came of it
public record PromptedSigning(SignUseCase enclave, Runnable told) implements SignUseCase {
  @Override
  public SignResult sign(SignCommand command) {
    try {
      return enclave.sign(command);
    } finally {
      told.run();
    }
  }
}
