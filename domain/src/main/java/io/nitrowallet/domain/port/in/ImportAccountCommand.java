package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;

/// Asks for an account whose private key its owner brings. Unlike a generation it leaves nothing to
/// the enclave: KMS key and policy are named, since the owner sealed the key for them.
///
/// @param sealed the private key
/// @param binding what it was sealed for
public record ImportAccountCommand(SealedKey sealed, ImportBinding binding) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public ImportAccountCommand {
    GenerateAccountCommand.requireLength(binding.nonce());
  }
}
