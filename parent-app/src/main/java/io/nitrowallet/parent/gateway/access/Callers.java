package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Who may call the gateway. Thread-safe.
public sealed interface Callers permits LocalCallers, CertifiedCallers, TokensFile {
  /// Who has shown this.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAUTHENTICATED} if it is nobody
  Caller identify(Shown shown);

  /// Looks again who may call.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if that cannot be read;
  ///   those who might call still may
  void reload();
}
