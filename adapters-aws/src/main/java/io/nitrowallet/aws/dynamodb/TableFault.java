package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns what the SDK throws into the refusals that {@link io.nitrowallet.domain.port.out.Accounts}
/// promises. Nothing of the SDK's own text reaches a sentence: it names hosts and request ids.
final class TableFault {
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "ExpiredTokenException",
          "ExpiredToken",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "RequestExpired");
  private static final String NO_CREDENTIALS = "Unable to load credentials";

  private final String table;

  /// Speaks of `table`.
  TableFault(String table) {
    this.table = table;
  }

  /// Whether the call may have taken effect although it failed: no answer came, or one that tells
  /// nothing of it, or nothing of the attempts before.
  boolean isAmbiguous(SdkException fault) {
    Integer attempts = fault.numAttempts();
    return refusal(fault).code() == ErrorCode.UNAVAILABLE || (attempts != null && attempts > 1);
  }

  /// The refusal that stands for `fault`.
  RefusedException refusal(SdkException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refused; // from the source of credentials
      }
    }
    if (fault instanceof AwsServiceException answered) {
      return answered(answered);
    }
    if (String.valueOf(fault.getMessage()).startsWith(NO_CREDENTIALS)) {
      return refused(
          ErrorCode.CREDENTIALS_REJECTED,
          "there are no AWS credentials: attach a role to this instance, or name a profile",
          fault);
    }
    return unavailable(fault);
  }

  /// The table did not answer in time, or said that it cannot now.
  private RefusedException unavailable(SdkException fault) {
    return refused(
        ErrorCode.UNAVAILABLE,
        "DynamoDB did not serve the table '%s': check the network and try again".formatted(table),
        fault);
  }

  private RefusedException answered(AwsServiceException fault) {
    String code = fault.awsErrorDetails() == null ? "" : fault.awsErrorDetails().errorCode();
    if ("ResourceNotFoundException".equals(code)) {
      return refused(
          ErrorCode.RESOURCE_NOT_FOUND,
          "the table '%s' does not exist in this Region: create it, or name another"
              .formatted(table),
          fault);
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return refused(
          ErrorCode.CREDENTIALS_REJECTED,
          "AWS rejects the credentials as expired or invalid: renew them and try again",
          fault);
    }
    if ("AccessDeniedException".equals(code)) {
      return refused(
          ErrorCode.CREDENTIALS_REJECTED,
          "the credentials are not allowed this on the table '%s': ask who keeps its role"
              .formatted(table),
          fault);
    }
    if (fault.statusCode() >= 500 || fault.isThrottlingException()) {
      return unavailable(fault);
    }
    return refused(
        ErrorCode.INTERNAL,
        "DynamoDB refused a request on the table '%s' as malformed".formatted(table),
        fault);
  }

  private static RefusedException refused(ErrorCode code, String sentence, Throwable cause) {
    return new RefusedException(code, sentence, cause);
  }
}
