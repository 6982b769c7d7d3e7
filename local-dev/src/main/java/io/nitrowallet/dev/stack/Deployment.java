package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.kms.CustodyKeys;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

/// Sets a stack up in the order of a first deployment on AWS (protocol.md §9): the KMS key, with
/// which nobody may do cryptography yet; the image with its ARN; the key policy with the image's
/// PCR0.
final class Deployment {
  /// Names a file with a key policy in which `<PCR0>` stands for the image.
  private static final String POLICY_FILE = "nitrowallet.dev.keyPolicy";

  private static final int CREDENTIAL_ATTEMPTS = 5;

  private final StackLayout layout;
  private final Configuration configuration;
  private final Administrators administrators;

  Deployment(StackLayout layout, Configuration configuration, Administrators administrators) {
    this.layout = layout;
    this.configuration = configuration;
    this.administrators = administrators;
  }

  /// Waits until the metadata service hands out credentials: the SDK gives it one second, which is
  /// little for a JVM that has just started on a busy machine.
  ///
  /// @return the access key id, which is public
  /// @throws RefusedException if it still does not after several attempts
  String awaitCredentials() {
    for (int attempt = 1; ; attempt++) {
      try (var role = AwsClients.credentials(configuration)) {
        return role.resolveCredentials().accessKeyId();
      } catch (RefusedException e) {
        if (attempt == CREDENTIAL_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// The stack's KMS key: the one of an earlier start, or a new one.
  KeyArn key() {
    Path file = layout.enclaveConfiguration();
    if (Files.exists(file)) {
      JsonObject known =
          JsonObject.of(
              StrictJson.parse(StackFiles.read(file)),
              ErrorCode.INVALID_CONFIGURATION,
              "the soft enclave's configuration");
      return new KeyArn(known.require("sealKeys").elements().getFirst().text());
    }
    try (KmsClient kms = new AwsClients(configuration, administrators.admin()).kms()) {
      return new CustodyKeys(kms).create();
    }
  }

  /// Writes the configuration of an enclave that seals under `key`, and measures that image.
  PcrValues buildImage(Path file, KeyArn key, Path tlsRoot, long port, long parentCid) {
    String pem = StackFiles.readText(tlsRoot);
    Bytes content = EnclaveConfigurationDocument.write(key, pem, port, parentCid);
    StackFiles.write(file, content);
    return SoftImage.measure(content);
  }

  /// Has KMS release data keys of `key` to this image only.
  ///
  /// The system property {@link #POLICY_FILE} puts another author's policy in the place of the
  /// command line's, so that the whole journey is held to it.
  void release(KeyArn key, PcrValues image) {
    Bytes pcr0 = image.get(0).orElseThrow();
    String policy =
        Optional.ofNullable(System.getProperty(POLICY_FILE))
            .map(file -> StackFiles.readText(Path.of(file)).replace("<PCR0>", pcr0.hex()))
            .orElseGet(() -> own(pcr0));
    try (KmsClient kms = new AwsClients(configuration, administrators.release()).kms()) {
      new CustodyKeys(kms).put(key.value(), policy);
    }
  }

  private static String own(Bytes pcr0) {
    var roles =
        new KeyPolicy.Roles(
            new Principal(Roles.PARENT), new Principal(Roles.ADMIN), new Principal(Roles.RELEASE));
    return KeyPolicy.forImages(KeyPurpose.SEAL, roles, List.of(pcr0), PcrValues.of(Map.of()));
  }
}
