package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.kms.CustodyKeys;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "create-key",
    description = {
      "Create the symmetric KMS key that seals accounts. Nobody may use it yet. Where 'kms.keyId'",
      "names one that exists, that one is shown, and nothing is done."
    })
@Needs({Setting.Group.AWS, Setting.Group.KMS})
final class KmsCreateKeyCommand implements Callable<Integer> {
  private final Session session;

  KmsCreateKeyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CustodyKeys keys = session.services().custodyKeys();
    Optional<KeyArn> existing =
        session.configuration().text(Setting.KMS_KEY_ID).map(id -> keys.inspect(id).arn());
    KeyArn key = existing.orElseGet(keys::create);
    Report report =
        new Report()
            .fact("keyId", "KMS key", key)
            .fact("region", "Region", key.region())
            .fact("created", "Created now", existing.isEmpty());
    if (existing.isEmpty()) {
      addNext(report, key);
    }
    session.output().print(report);
    return ExitCode.OK;
  }

  private static void addNext(Report report, KeyArn key) {
    report
        .note("")
        .note("Its policy allows administration, and cryptography to nobody. Next:")
        .note("  1. Build the enclave image with this ARN among its sealKeys.")
        .note("  2. Release the key to that image, by the PCR0 the build prints:")
        .note("     nitro-wallet kms put-policy --key %s --pcr0 HEX \\".formatted(key))
        .note("       --principal PARENT_ROLE_ARN --admin ADMIN_ARN --release RELEASE_ARN")
        .note("  3. Make the table (table create), start the enclave (enclave run) and the")
        .note(
            "     proxy: nitro-wallet vsock-proxy 8000 kms.%s.amazonaws.com%s 443"
                .formatted(key.region(), key.region().startsWith("cn-") ? ".cn" : ""));
  }
}
