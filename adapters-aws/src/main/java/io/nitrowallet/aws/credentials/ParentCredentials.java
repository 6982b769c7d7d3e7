package io.nitrowallet.aws.credentials;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The credentials of whoever runs this process: the instance's role through IMDSv2, a named
/// profile, or what the SDK's default chain finds. Cached, and fetched anew before they expire.
///
/// Thread-safe. Whoever makes one closes it. Nothing of a credential appears in its `toString` or
/// in a refusal.
public final class ParentCredentials implements AwsCredentialsProvider, AutoCloseable {
  /// How long before their expiry credentials count as stale and are fetched anew.
  private static final Duration STALE_BEFORE_EXPIRY = Duration.ofMinutes(1);

  private static final String PROFILE = "nitro-wallet";

  private final AwsCredentialsProvider source;
  private final String advice;

  private ParentCredentials(AwsCredentialsProvider source, String advice) {
    this.source = source;
    this.advice = advice;
  }

  /// The role of this EC2 instance, by IMDSv2 only.
  ///
  /// @param endpoint `http://169.254.169.254`, or another where configured
  public static ParentCredentials fromInstanceMetadata(URI endpoint) {
    return fromInstanceMetadata(endpoint, STALE_BEFORE_EXPIRY);
  }

  /// The same, for credentials whose life is short.
  ///
  /// @param staleBeforeExpiry how long before their expiry credentials are fetched anew
  public static ParentCredentials fromInstanceMetadata(URI endpoint, Duration staleBeforeExpiry) {
    return new ParentCredentials(
        InstanceProfileCredentialsProvider.builder()
            .endpoint(endpoint.toString())
            .profileFile(ParentCredentials::withoutVersionOne)
            .profileName(PROFILE)
            .staleTime(staleBeforeExpiry)
            .build(),
        "attach a role to this instance, or check that the metadata service answers at "
            + endpoint);
  }

  /// A profile of the AWS configuration files.
  public static ParentCredentials fromProfile(String profile) {
    return new ParentCredentials(
        ProfileCredentialsProvider.create(profile),
        "add the profile to the AWS configuration files or name another");
  }

  /// The SDK's default chain: environment, profile, web identity, container, instance.
  public static ParentCredentials fromDefaultChain() {
    return new ParentCredentials(
        DefaultCredentialsProvider.builder().build(),
        "set AWS_PROFILE, sign in, or run on an instance that has a role");
  }

  /// The credentials that are valid now.
  ///
  /// @throws RefusedException with {@link ErrorCode#CREDENTIALS_REJECTED} if there are none
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return source.resolveCredentials();
    } catch (SdkException e) {
      throw new RefusedException(
          ErrorCode.CREDENTIALS_REJECTED, "no AWS credentials were found; " + advice, e);
    }
  }

  @Override
  public void close() {
    if (source instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  /// Names where the credentials come from, never what they are.
  @Override
  public String toString() {
    return "ParentCredentials[" + source.getClass().getSimpleName() + "]";
  }

  /// The SDK falls back to IMDSv1 unless a profile forbids it; this one exists in memory only.
  private static ProfileFile withoutVersionOne() {
    String text = "[profile " + PROFILE + "]\nec2_metadata_v1_disabled = true\n";
    return ProfileFile.builder()
        .type(ProfileFile.Type.CONFIGURATION)
        .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}
