package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Optional;

/// Asks whether a row opens.
///
/// @param account the row, as the table holds it
/// @param nonce 32 bytes of the requester that the signed result repeats
public record VerifyAccountCommand(Account account, Optional<Bytes> nonce) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public VerifyAccountCommand {
    nonce.ifPresent(GenerateAccountCommand::requireLength);
  }

  /// Without a nonce: for a caller that does not check who signed the result, or leaves that to
  /// another.
  public VerifyAccountCommand(Account account) {
    this(account, Optional.empty());
  }
}
