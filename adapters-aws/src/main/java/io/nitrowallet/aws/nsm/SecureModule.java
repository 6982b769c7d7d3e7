package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmCodec;

/// A Nitro Secure Module: one CBOR request in, one CBOR response out (facts-nitro.md). Thread-safe.
@FunctionalInterface
public interface SecureModule {
  /// Processes one request.
  ///
  /// @param request what {@link NsmCodec} encodes; at most {@link NsmCodec#MAX_REQUEST} bytes
  /// @return the module's response, which may be an error of its own; at most {@link
  ///   NsmCodec#MAX_RESPONSE} bytes
  /// @throws RefusedException with {@link ErrorCode#NSM_FAILED} if the module cannot be asked
  Bytes process(Bytes request);
}
