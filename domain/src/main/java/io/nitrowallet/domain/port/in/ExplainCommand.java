package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import java.util.Optional;

/// Asks what a signature would do, and whether there would be one.
///
/// @param account the account's row, as the table holds it
/// @param nonce 32 bytes of the requester that the signed result repeats
public record ExplainCommand(Account account, Signable signable, Optional<Bytes> nonce) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public ExplainCommand {
    nonce.ifPresent(GenerateAccountCommand::requireLength);
  }

  /// Without a nonce: for a caller that does not check who signed the result, or leaves that to
  /// another.
  public ExplainCommand(Account account, Signable signable) {
    this(account, signable, Optional.empty());
  }
}
