package io.nitrowallet.requester.kms;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns what the SDK throws at KMS's administration into refusals.
final class KmsFault {
  private KmsFault() {}

  /// Whether the call may have taken effect although it failed.
  static boolean isAmbiguous(SdkException fault) {
    boolean refused = fault instanceof AwsServiceException answered && answered.statusCode() < 500;
    return !refused && refusal(fault).code() == ErrorCode.UNAVAILABLE;
  }

  static RefusedException refusal(SdkException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refused; // from the source of credentials
      }
    }
    if (!(fault instanceof AwsServiceException answered)
        || answered.statusCode() >= 500
        || answered.isThrottlingException()) {
      return refused(
          ErrorCode.UNAVAILABLE,
          "KMS did not serve the call: check the network and try again",
          fault);
    }
    String code = answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
    return switch (code) {
      case "AccessDeniedException" ->
          refused(
              ErrorCode.KMS_DENIED,
              "KMS does not allow this to the credentials in use: ask who administers the key",
              fault);
      case "NotFoundException" ->
          refused(
              ErrorCode.RESOURCE_NOT_FOUND,
              "KMS has no such key in this Region: compare id and Region",
              fault);
      case "MalformedPolicyDocumentException", "ValidationException" ->
          refused(
              ErrorCode.INVALID_VALUE,
              "KMS refuses the policy: check that every principal exists, and that you may still"
                  + " change the policy afterwards",
              fault);
      case "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId" ->
          refused(
              ErrorCode.CREDENTIALS_REJECTED,
              "AWS rejects the credentials as expired or invalid: renew them and try again",
              fault);
      default ->
          refused(
              ErrorCode.INTERNAL, "KMS refused the call as malformed (%s)".formatted(code), fault);
    };
  }

  private static RefusedException refused(ErrorCode code, String sentence, Throwable cause) {
    return new RefusedException(code, sentence, cause);
  }
}
