package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import java.util.Optional;

/// Asks for a signature.
///
/// @param account the account's row, as the table holds it
/// @param intent the operators' approvals of this very `signable`; absent where none are wanted
/// @param nonce 32 bytes of the requester that the signed result repeats
public record SignCommand(
    Account account, Signable signable, Optional<DsseEnvelope> intent, Optional<Bytes> nonce) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public SignCommand {
    nonce.ifPresent(GenerateAccountCommand::requireLength);
  }

  /// Without anybody's approval.
  public SignCommand(Account account, Signable signable, Optional<Bytes> nonce) {
    this(account, signable, Optional.empty(), nonce);
  }

  /// Without a nonce: for a caller that does not check who signed the result, or leaves that to
  /// another.
  public SignCommand(Account account, Signable signable) {
    this(account, signable, Optional.empty());
  }

  /// The same over `nonce`.
  public SignCommand over(Bytes nonce) {
    return new SignCommand(account, signable, intent, Optional.of(nonce));
  }
}
