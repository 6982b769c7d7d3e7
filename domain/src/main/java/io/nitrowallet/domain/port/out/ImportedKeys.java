package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.secret.SecretBytes;

/// Private keys that their owners sealed to this enclave life.
@FunctionalInterface
public interface ImportedKeys {
  /// The 32 bytes that were sealed. The caller owns and closes them.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMPORT_REFUSED} unless they were sealed to this
  ///   life's identity for this `binding`
  SecretBytes open(SealedKey sealed, ImportBinding binding);
}
