package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "create-key",
    description = "Create the symmetric KMS key that seals accounts. Nobody may use it yet.")
@Needs(Setting.Group.AWS)
final class KmsCreateKeyCommand implements Callable<Integer> {
  private final Session session;

  KmsCreateKeyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KeyArn key = session.services().custodyKeys().create();
    session
        .output()
        .print(
            new Report()
                .fact("keyId", "KMS key", key)
                .fact("region", "Region", key.region())
                .note("")
                .note("Its policy allows administration, and cryptography to nobody. Next:")
                .note("  1. Build the enclave image with this ARN among its sealKeys.")
                .note("  2. Release the key to that image, by the PCR0 the build prints:")
                .note("     nitro-wallet kms put-policy --key %s --pcr0 HEX \\".formatted(key))
                .note("       --principal PARENT_ROLE_ARN --admin ADMIN_ARN --release RELEASE_ARN")
                .note("  3. Make the table (table create), start the enclave (enclave run) and the")
                .note(
                    "     proxy: nitro-wallet vsock-proxy 8000 kms.%s.amazonaws.com%s 443"
                        .formatted(key.region(), key.region().startsWith("cn-") ? ".cn" : "")));
    return ExitCode.OK;
  }
}
