package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.regex.Pattern;

/// The parent instance's AWS session credentials, with which the enclave calls KMS. They alone open
/// nothing: KMS also wants the enclave's attestation.
///
/// Strings, because the AWS SDK takes nothing else; never printed and never compared.
public final class Credential {
  private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,256}");
  private static final Pattern TOKEN_FORM = Pattern.compile("[!-~]{1,16384}");

  private final String accessKeyId;
  private final String secretAccessKey;
  private final String sessionToken;

  /// Credentials of a session: printable ASCII without spaces, the keys up to 256 characters, the
  /// token up to 16,384.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if one has another form
  public Credential(String accessKeyId, String secretAccessKey, String sessionToken) {
    boolean wellFormed =
        KEY_FORM.matcher(accessKeyId).matches()
            && KEY_FORM.matcher(secretAccessKey).matches()
            && TOKEN_FORM.matcher(sessionToken).matches();
    if (!wellFormed) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST,
          "the credential is malformed: send a session's access key id, secret key and token");
    }
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
  }

  /// Names the credentials.
  public String accessKeyId() {
    return accessKeyId;
  }

  /// Signs with them; secret.
  public String secretAccessKey() {
    return secretAccessKey;
  }

  /// Proves the session; secret.
  public String sessionToken() {
    return sessionToken;
  }

  /// Says that it is a credential, and nothing of it.
  @Override
  public String toString() {
    return "Credential[redacted]";
  }
}
