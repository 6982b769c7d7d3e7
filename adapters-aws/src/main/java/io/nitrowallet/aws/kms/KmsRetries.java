package io.nitrowallet.aws.kms;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// What is tried again: throttling, faults of the service and of the connection, three times in
/// all. A refusal would be the same again, and so would a certificate of somebody else.
final class KmsRetries {
  private static final int ATTEMPTS = 3;
  private static final int SERVER_ERROR = 500;
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofMillis(400));
  private static final BackoffStrategy THROTTLING_BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(1));

  private KmsRetries() {}

  static RetryStrategy strategy() {
    return StandardRetryStrategy.builder()
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(BACKOFF)
        .throttlingBackoffStrategy(THROTTLING_BACKOFF)
        .retryOnException(KmsRetries::mayPass)
        .treatAsThrottling(KmsRetries::isThrottling)
        .useClientDefaults(false)
        .build();
  }

  private static boolean mayPass(Throwable thrown) {
    return thrown instanceof AwsServiceException answered
        ? answered.statusCode() >= SERVER_ERROR || answered.isThrottlingException()
        : (thrown instanceof SdkClientException || thrown instanceof IOException)
            && !KmsRefusals.isCausedByAWrongCertificate(thrown);
  }

  private static boolean isThrottling(Throwable thrown) {
    return thrown instanceof AwsServiceException answered && answered.isThrottlingException();
  }
}
