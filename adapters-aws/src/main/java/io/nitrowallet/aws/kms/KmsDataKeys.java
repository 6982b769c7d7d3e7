package io.nitrowallet.aws.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyEncryptionMechanism;
import software.amazon.awssdk.services.kms.model.RecipientInfo;

/// Data keys that AWS KMS releases to this enclave alone: every call carries a fresh attestation
/// document over an RSA key made here, and the plaintext comes back encrypted to that key
/// (protocol.md §7).
///
/// Made for one request, with that request's credentials; what is shared between requests is passed
/// in. A reply that names another KMS key, carries a plaintext, or is in any other form than KMS's
/// is refused with `KMS_REPLY_REFUSED`. A call ends within its deadline, retries included.
public final class KmsDataKeys implements DataKeys {
  /// How long one call may take, retries included.
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  private static final int DATA_KEY_LENGTH = 32;

  /// The most that KMS encrypts by itself, in bytes.
  private static final int MAX_PLAINTEXT = 4_096;

  private final KmsClient client;
  private final AwsCredentialsProvider credentials;
  private final RecipientKeys recipientKeys;
  private final Attestor attestor;
  private final Duration deadline;

  /// With {@link #DEFAULT_DEADLINE}.
  public KmsDataKeys(
      KmsClient client,
      AwsCredentialsProvider credentials,
      RecipientKeys recipientKeys,
      Attestor attestor) {
    this(client, credentials, recipientKeys, attestor, DEFAULT_DEADLINE);
  }

  /// With a deadline of its own.
  ///
  /// @param client from {@link KmsClients}, whose sockets keep to `deadline`
  /// @param credentials signs this request's calls
  /// @param attestor attests the recipient key, anew for each call
  public KmsDataKeys(
      KmsClient client,
      AwsCredentialsProvider credentials,
      RecipientKeys recipientKeys,
      Attestor attestor,
      Duration deadline) {
    this.client = client;
    this.credentials = credentials;
    this.recipientKeys = recipientKeys;
    this.attestor = attestor;
    this.deadline = deadline;
  }

  @Override
  public GeneratedDataKey generate(KeyArn key, EncryptionContext context) {
    try (RecipientKeyGeneration.Lease lease = recipientKeys.lease()) {
      GenerateDataKeyRequest request =
          GenerateDataKeyRequest.builder()
              .keyId(key.value())
              .keySpec(DataKeySpec.AES_256)
              .encryptionContext(context.pairs())
              .recipient(recipient(lease.key()))
              .overrideConfiguration(signedForThisRequest())
              .build();
      GenerateDataKeyResponse response = call(() -> client.generateDataKey(request));
      KmsReply.requireKey(key, response.keyId());
      KmsReply.requireNoPlaintext(response.plaintext());
      Bytes encrypted = KmsReply.requireEncryptedDataKey(response.ciphertextBlob());
      Bytes forRecipient = KmsReply.requireForRecipient(response.ciphertextForRecipient());
      return new GeneratedDataKey(
          key, CiphertextForRecipient.open(forRecipient, lease.key(), DATA_KEY_LENGTH), encrypted);
    }
  }

  @Override
  public SecretBytes unwrap(KeyArn key, Bytes encrypted, EncryptionContext context) {
    return decrypt(key, encrypted, context.pairs(), DATA_KEY_LENGTH, DATA_KEY_LENGTH);
  }

  @Override
  public SecretBytes decrypt(KeyArn key, Bytes encrypted) {
    return decrypt(key, encrypted, Map.of(), 1, MAX_PLAINTEXT);
  }

  private SecretBytes decrypt(
      KeyArn key, Bytes encrypted, Map<String, String> context, int least, int most) {
    try (RecipientKeyGeneration.Lease lease = recipientKeys.lease()) {
      DecryptRequest request =
          DecryptRequest.builder()
              .keyId(key.value())
              .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(encrypted.toArray()))
              .encryptionContext(context)
              .recipient(recipient(lease.key()))
              .overrideConfiguration(signedForThisRequest())
              .build();
      DecryptResponse response = call(() -> client.decrypt(request));
      KmsReply.requireKey(key, response.keyId());
      KmsReply.requireNoPlaintext(response.plaintext());
      Bytes forRecipient = KmsReply.requireForRecipient(response.ciphertextForRecipient());
      return CiphertextForRecipient.open(forRecipient, lease.key(), least, most);
    }
  }

  private RecipientInfo recipient(RecipientKey key) {
    Bytes document = attestor.attest(Attestor.Statement.ofPublicKey(key.publicKey()));
    return RecipientInfo.builder()
        .keyEncryptionAlgorithm(KeyEncryptionMechanism.RSAES_OAEP_SHA_256)
        .attestationDocument(SdkBytes.fromByteArrayUnsafe(document.toArray()))
        .build();
  }

  private AwsRequestOverrideConfiguration signedForThisRequest() {
    return AwsRequestOverrideConfiguration.builder().credentialsProvider(credentials).build();
  }

  private <T> T call(Supplier<T> operation) {
    try {
      return CallDeadline.within(deadline, operation);
    } catch (SdkException e) {
      throw KmsRefusals.refusal(e);
    }
  }
}
