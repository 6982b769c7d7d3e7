package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns what the SDK throws into a stable code and a sentence that is safe to show.
final class KmsRefusals {
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,64}");
  private static final int SERVER_ERROR = 500;
  private static final int MAX_CAUSES = 16;

  private KmsRefusals() {}

  static RefusedException refusal(SdkException thrown) {
    if (thrown instanceof AwsServiceException answered) {
      return answered(answered);
    }
    if (isCausedByAWrongCertificate(thrown)) {
      return new RefusedException(
          ErrorCode.KMS_REPLY_REFUSED,
          "what answered is not the measured KMS endpoint: its TLS certificate does not verify",
          thrown);
    }
    return unavailable(thrown);
  }

  private static RefusedException answered(AwsServiceException answered) {
    AwsErrorDetails details = answered.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    if (answered.statusCode() >= SERVER_ERROR || answered.isThrottlingException()) {
      return unavailable(answered);
    }
    return switch (code) {
      case "AccessDeniedException" ->
          refused(
              ErrorCode.KMS_DENIED,
              "KMS denied the call: its key policy does not release the key to this role and"
                  + " enclave; compare the policy's PCR0 with the image's",
              answered);
      case "ExpiredTokenException",
          "ExpiredToken",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken" ->
          refused(
              ErrorCode.CREDENTIALS_REJECTED,
              "KMS rejected the credentials sent with the request; fetch fresh ones and check the"
                  + " clock",
              answered);
      case "InvalidCiphertextException", "IncorrectKeyException" ->
          refused(
              ErrorCode.DATA_KEY_REJECTED,
              "KMS did not wrap this data key with this key for this account name and address",
              answered);
      case "NotFoundException" ->
          refused(
              ErrorCode.RESOURCE_NOT_FOUND,
              "the KMS key does not exist in this Region; check the measured sealKeys and openKeys",
              answered);
      case "DisabledException", "KMSInvalidStateException" ->
          refused(
              ErrorCode.KMS_DENIED,
              "the KMS key is disabled or pending deletion; cancel the deletion and enable it",
              answered);
      case "KeyUnavailableException", "DependencyTimeoutException", "KMSInternalException" ->
          unavailable(answered);
      default -> refused(ErrorCode.KMS_DENIED, "KMS refused the call" + named(code), answered);
    };
  }

  private static String named(String code) {
    return CODE.matcher(code).matches() ? " with " + code : "";
  }

  private static RefusedException unavailable(SdkException cause) {
    return refused(
        ErrorCode.UNAVAILABLE,
        "KMS did not answer in time or throttled the call; nothing was signed, try again later",
        cause);
  }

  private static RefusedException refused(ErrorCode code, String sentence, SdkException cause) {
    return new RefusedException(code, sentence, cause);
  }

  /// Whether what answered could not prove to be the measured endpoint.
  static boolean isCausedByAWrongCertificate(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
