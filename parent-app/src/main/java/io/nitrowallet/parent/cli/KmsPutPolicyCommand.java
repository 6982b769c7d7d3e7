package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "put-policy",
    description = "Release a KMS key to one enclave image, or to two while one replaces the other.")
@Needs(Setting.Group.AWS)
final class KmsPutPolicyCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--key", required = true, paramLabel = "KEY", description = "the key's id or ARN")
  private String key = "";

  @Mixin private KeyPolicyFlags flags = new KeyPolicyFlags();

  @Option(names = "--dry-run", description = "print the policy, put nothing")
  private boolean dryRun;

  KmsPutPolicyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String policy = flags.policy();
    if (!dryRun) {
      session.services().custodyKeys().put(key, policy);
    }
    session
        .output()
        .print(
            new Report()
                .fact("keyId", "KMS key", key)
                .fact("applied", "Applied", !dryRun)
                .fact("images", "PCR0", flags.images())
                .document("policy", policy));
    return ExitCode.OK;
  }
}
