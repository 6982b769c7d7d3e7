package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Optional;

/// Asks for a new account.
///
/// @param keyId one of the enclave's measured seal keys, by ARN or bare id; absent where there is
///   only one
/// @param policy what the account may sign; absent for the enclave's measured default
/// @param nonce 32 bytes of the requester that the birth certificate repeats; absent only in the
///   seed's request
public record GenerateAccountCommand(
    AccountName name, Optional<String> keyId, Optional<PolicyText> policy, Optional<Bytes> nonce) {
  /// The length of a requester's nonce in bytes.
  public static final int NONCE_LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the nonce is not 32 bytes
  ///   long
  public GenerateAccountCommand {
    nonce.ifPresent(GenerateAccountCommand::requireLength);
  }

  static void requireLength(Bytes nonce) {
    if (nonce.length() != NONCE_LENGTH) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a requester's nonce is 32 bytes long");
    }
  }
}
