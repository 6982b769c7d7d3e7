package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedRow;

/// Asks for an account of the private key in a row of an earlier project.
///
/// @param row the old row
/// @param name what the account is to be called
/// @param keyArn the KMS key that seals from then on
/// @param policy what the account may sign
/// @param nonce 32 bytes of the requester
public record MigrateAccountCommand(
    SeedRow row, AccountName name, KeyArn keyArn, PolicyText policy, Bytes nonce) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public MigrateAccountCommand {
    GenerateAccountCommand.requireLength(nonce);
  }
}
