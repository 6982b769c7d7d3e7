package io.nitrowallet.requester.aws;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Builds clients as the configuration says. Whoever asks for a client closes it.
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ATTEMPT = Duration.ofSeconds(8);
  private static final Duration CALL = Duration.ofSeconds(25);
  private static final int ATTEMPTS = 3;

  private final Configuration configuration;
  private final AwsCredentialsProvider credentials;

  /// Calls with `credentials`.
  public AwsClients(Configuration configuration, AwsCredentialsProvider credentials) {
    this.configuration = configuration;
    this.credentials = credentials;
  }

  /// The credentials that the configuration names: a profile, a metadata service, or what the SDK's
  /// chain finds. The caller closes them.
  public static ParentCredentials credentials(Configuration configuration) {
    return configuration
        .text(Setting.AWS_PROFILE)
        .map(ParentCredentials::fromProfile)
        .or(() ->
            configuration
                .endpoint(Setting.AWS_IMDS_ENDPOINT)
                .map(ParentCredentials::fromInstanceMetadata))
        .orElseGet(ParentCredentials::fromDefaultChain);
  }

  /// A client of DynamoDB.
  public DynamoDbClient dynamoDb() {
    return build(DynamoDbClient.builder(), Setting.AWS_DYNAMODB_ENDPOINT);
  }

  /// A client of KMS, for administration only: the parent's calls carry no attestation.
  public KmsClient kms() {
    return build(KmsClient.builder(), Setting.AWS_KMS_ENDPOINT);
  }

  /// The Region: configured, or as the AWS tools would find it.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if nothing names one
  public Region region() {
    return configuration.text(Setting.AWS_REGION).map(Region::of).orElseGet(this::regionOfTheTools);
  }

  private Region regionOfTheTools() {
    try {
      var chain = DefaultAwsRegionProviderChain.builder();
      configuration.text(Setting.AWS_PROFILE).ifPresent(chain::profileName);
      return chain.build().getRegion();
    } catch (SdkException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "name the AWS Region: by --region, 'aws.region' or AWS_REGION",
          e);
    }
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
      B builder, Setting endpointSetting) {
    Optional<URI> endpoint = configuration.endpoint(endpointSetting);
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(region())
        .credentialsProvider(credentials)
        .httpClient(httpClient(endpoint.isPresent()))
        .overrideConfiguration(deadlines())
        .build();
  }

  /// Certificates of ours are trusted at endpoints of ours only.
  private SdkHttpClient httpClient(boolean overridden) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT);
    if (overridden) {
      configuration
          .path(Setting.AWS_CA_FILE)
          .map(TrustedCertificates::read)
          .ifPresent(http::tlsTrustManagersProvider);
    }
    return http.build();
  }

  private static ClientOverrideConfiguration deadlines() {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(CALL)
        .apiCallAttemptTimeout(ATTEMPT)
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
        .build();
  }
}
