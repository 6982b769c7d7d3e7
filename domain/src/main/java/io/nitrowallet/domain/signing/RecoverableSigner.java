package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.bytes.Bytes;

/// Signs 32-byte digests: deterministic (RFC 6979 with SHA-256), low-S (EIP-2), recoverable.
///
/// Every implementation returns the same signature for the same key and digest.
public interface RecoverableSigner {
  /// Signs `digest` (32 bytes). The caller keeps ownership of `key`.
  ///
  /// @throws IllegalArgumentException if `digest` has another length
  Signature sign(PrivateKey key, Bytes digest);
}
