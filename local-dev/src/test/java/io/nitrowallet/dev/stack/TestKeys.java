package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.kms.CustodyKeys;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;

/// Further KMS keys beside the stack's, so that its own stays as it is.
final class TestKeys {
  /// The policy of the projects before ours: whoever has the role may do anything with the key.
  private static final String LOOSE =
      """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Principal":{"AWS":"%s"},
         "Action":["kms:Decrypt","kms:GenerateDataKey","kms:Encrypt"],"Resource":"*"},
        {"Effect":"Allow","Principal":{"AWS":["%s","%s"]},"Action":"kms:PutKeyPolicy","Resource":"*"}]}
      """
          .formatted(Roles.PARENT, Roles.RELEASE, Roles.ADMIN);

  private TestKeys() {}

  /// A new key under the policy of the projects before ours.
  static KeyArn loose(LocalStack stack) {
    try (KmsClient admin =
        new AwsClients(stack.configuration(), stack.administrators().admin()).kms()) {
      return new KeyArn(admin.createKey(key -> key.policy(LOOSE)).keyMetadata().arn());
    }
  }

  /// Has the release role put that policy.
  static void loosen(LocalStack stack, KeyArn key) {
    try (KmsClient release =
        new AwsClients(stack.configuration(), stack.administrators().release()).kms()) {
      new CustodyKeys(release).put(key.value(), LOOSE);
    }
  }

  /// A new key that is released to images of these PCR0.
  static KeyArn released(LocalStack stack, List<Bytes> images) {
    KeyArn key;
    try (KmsClient admin =
        new AwsClients(stack.configuration(), stack.administrators().admin()).kms()) {
      key = new CustodyKeys(admin).create();
    }
    release(stack, key, KeyPurpose.SEAL, images);
    return key;
  }

  /// Has the release role put the policy of `key`.
  static void release(LocalStack stack, KeyArn key, KeyPurpose purpose, List<Bytes> images) {
    var roles =
        new KeyPolicy.Roles(
            new Principal(Roles.PARENT), new Principal(Roles.ADMIN), new Principal(Roles.RELEASE));
    try (KmsClient release =
        new AwsClients(stack.configuration(), stack.administrators().release()).kms()) {
      new CustodyKeys(release)
          .put(key.value(), KeyPolicy.forImages(purpose, roles, images, PcrValues.of(Map.of())));
    }
  }
}
