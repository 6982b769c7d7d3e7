package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import java.util.Optional;

/// Asks for a change of an account.
///
/// @param account the account's row, as the table holds it
/// @param intent the operators' approvals of this very change; absent where the policy wants none
/// @param nonce 32 bytes of the requester that the signed result repeats
public record ChangeAccountCommand(
    Account account, AccountChange change, Optional<DsseEnvelope> intent, Optional<Bytes> nonce) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public ChangeAccountCommand {
    nonce.ifPresent(GenerateAccountCommand::requireLength);
  }
}
