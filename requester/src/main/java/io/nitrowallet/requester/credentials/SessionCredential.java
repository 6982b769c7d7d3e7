package io.nitrowallet.requester.credentials;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.request.Credential;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// What an enclave is given to call KMS with: credentials that expire by themselves.
public final class SessionCredential {
  private SessionCredential() {}

  /// The credentials that `source` has now.
  ///
  /// @throws RefusedException with {@link ErrorCode#CREDENTIALS_REJECTED} if they are a user's
  ///   access key, which never expires and stays on this machine; as `source` refuses
  public static Credential of(AwsCredentialsProvider source) {
    if (source.resolveCredentials() instanceof AwsSessionCredentials session) {
      return new Credential(
          session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
    throw new RefusedException(
        ErrorCode.CREDENTIALS_REJECTED,
        "a user's access key is not sent to an enclave: use a role, whose credentials expire");
  }
}
