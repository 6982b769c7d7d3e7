package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.bytes.Bytes;

/// Lets a caller see, before trusting it, which enclave is behind the socket.
@FunctionalInterface
public interface AttestUseCase {
  /// The shortest nonce, in bytes.
  int MIN_NONCE = 16;

  /// The longest nonce, in bytes.
  int MAX_NONCE = 512;

  /// A fresh attestation document over the caller's `nonce` (16 to 512 bytes).
  AttestResult attest(Bytes nonce);
}
