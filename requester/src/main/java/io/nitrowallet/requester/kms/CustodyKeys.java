package io.nitrowallet.requester.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.EncryptionContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.Tag;

/// The KMS keys that seal accounts.
public final class CustodyKeys {
  private static final String POLICY_NAME = "default";

  private final KmsClient client;

  /// @param client built with deadlines for each call; the caller's, and stays open
  public CustodyKeys(KmsClient client) {
    this.client = client;
  }

  /// Creates a symmetric key that nobody may use for cryptography yet (protocol.md §9).
  ///
  /// KMS's own default policy stands for the moment between creation and the first policy of ours,
  /// since that policy names the AWS account, which the new key's ARN tells. Nothing is sealed by
  /// then.
  ///
  /// @throws RefusedException as KMS refuses; with {@link ErrorCode#UNAVAILABLE} and a word on
  ///   where to look if the key may exist although no answer told
  public KeyArn create() {
    KeyArn key = createOnce();
    try {
      put(key.value(), KeyPolicy.beforeTheFirstImage(key));
    } catch (RefusedException e) {
      throw new RefusedException(
          e.code(),
          "the key %s exists, but still has KMS's default policy: %s".formatted(key, e.sentence()),
          e);
    }
    return key;
  }

  /// Each call makes a key, so this one is never repeated.
  private KeyArn createOnce() {
    try {
      return new KeyArn(
          client
              .createKey(request ->
                  request
                      .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                      .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                      .description("Nitro Wallet: seals accounts for enclaves")
                      .tags(tag("app", "nitro-wallet"), tag("custody", "true"))
                      .overrideConfiguration(call -> call.addPlugin(CustodyKeys::withoutRetries)))
              .keyMetadata()
              .arn());
    } catch (SdkException e) {
      throw KmsFault.isAmbiguous(e) ? mayExist(e) : KmsFault.refusal(e);
    }
  }

  private static void withoutRetries(SdkServiceClientConfiguration.Builder configuration) {
    configuration.overrideConfiguration(
        configuration.overrideConfiguration().toBuilder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .build());
  }

  private static RefusedException mayExist(SdkException lost) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "KMS did not answer, and may have created a key all the same: look for keys tagged"
            + " app=nitro-wallet before you run this again",
        lost);
  }

  /// Replaces the policy of `key`, an id or ARN. KMS refuses one that would lock its caller out.
  public void put(String key, String policy) {
    var _ =
        call(() ->
            client.putKeyPolicy(
                request -> request.keyId(key).policyName(POLICY_NAME).policy(policy)));
  }

  /// Looks at the key that `keyId`, an id or ARN, names.
  ///
  /// @throws RefusedException as KMS refuses
  public KeyInspection inspect(String keyId) {
    DescribeKeyResponse described = call(() -> client.describeKey(request -> request.keyId(keyId)));
    String policy =
        call(() -> client.getKeyPolicy(request -> request.keyId(keyId).policyName(POLICY_NAME)))
            .policy();
    return new KeyInspection(
        new KeyArn(described.keyMetadata().arn()),
        described.keyMetadata().keyStateAsString(),
        policy,
        call(() -> client.listGrants(request -> request.keyId(keyId))).grants().size(),
        serverTime(described.sdkHttpResponse()));
  }

  /// Asks KMS for an account's data key without any attestation, as a thief of the role would. What
  /// comes back, should it come, is overwritten at once.
  ///
  /// @return whether KMS released it: then its policy is worth nothing
  /// @throws RefusedException as KMS refuses, other than by denying it
  public boolean releasesUnattested(KeyArn key, Bytes encryptedDataKey, EncryptionContext context) {
    try {
      byte[] released =
          client
              .decrypt(request ->
                  request
                      .keyId(key.value())
                      .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(encryptedDataKey.toArray()))
                      .encryptionContext(context.pairs()))
              .plaintext()
              .asByteArrayUnsafe();
      Arrays.fill(released, (byte) 0);
      return true;
    } catch (SdkException e) {
      RefusedException refusal = KmsFault.refusal(e);
      if (refusal.code() == ErrorCode.KMS_DENIED) {
        return false;
      }
      throw refusal;
    }
  }

  private static Instant serverTime(SdkHttpResponse answer) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
          answer.firstMatchingHeader("Date").orElse(""), Instant::from);
    } catch (DateTimeParseException e) {
      throw new RefusedException(
          ErrorCode.KMS_REPLY_REFUSED, "KMS's answer does not say when it was made", e);
    }
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw KmsFault.refusal(e);
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().tagKey(key).tagValue(value).build();
  }
}
