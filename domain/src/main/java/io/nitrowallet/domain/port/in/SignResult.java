package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.summary.Summary;

/// What became of a {@link SignCommand}.
public sealed interface SignResult permits SignResult.Signed, Refused {
  /// It was signed.
  ///
  /// @param rule the policy's rule that allowed it
  /// @param summary what was signed, in the enclave's words
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Signed(Signature signature, String rule, Summary summary, DsseEnvelope signedResult)
      implements SignResult {}
}
