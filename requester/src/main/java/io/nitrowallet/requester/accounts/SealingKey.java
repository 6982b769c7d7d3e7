package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;

/// The KMS key that a private key is sealed for when it is handed over.
public final class SealingKey {
  private SealingKey() {}

  /// The one that `kms.keyId` names. An id alone would not do: the owner seals the key for one KMS
  /// key, in one Region and account.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if that is no ARN
  public static KeyArn of(Configuration configuration) {
    String keyId =
        configuration
            .text(Setting.KMS_KEY_ID)
            .filter(id -> id.startsWith("arn:"))
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "set 'kms.keyId' (-k) to the KMS key's ARN: the private key is sealed for it"));
    return new KeyArn(keyId);
  }
}
