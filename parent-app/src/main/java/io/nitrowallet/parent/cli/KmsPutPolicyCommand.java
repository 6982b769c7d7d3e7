package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "put-policy",
    description = "Release a KMS key to one enclave image, or to two while one replaces the other.")
@Needs(Setting.Group.AWS)
final class KmsPutPolicyCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--key", required = true, paramLabel = "KEY", description = "the key's id or ARN")
  private String key = "";

  @Option(
      names = "--pcr0",
      required = true,
      paramLabel = "HEX",
      description = "an image's PCR0; repeat it while a new image is rolled out")
  private List<String> images = List.of();

  @Option(
      names = "--also-pcr",
      paramLabel = "N=HEX",
      description = "a further register that must match, such as 8=… for the signing certificate")
  private Map<Integer, String> further = Map.of();

  @Option(
      names = "--principal",
      required = true,
      paramLabel = "ARN",
      description = "the parent instance's role: attested calls only")
  private String parent = "";

  @Option(
      names = "--admin",
      required = true,
      paramLabel = "ARN",
      description = "who looks after the key, without cryptography")
  private String admin = "";

  @Option(
      names = "--release",
      required = true,
      paramLabel = "ARN",
      description = "who may replace this policy, with a second factor")
  private String release = "";

  @Option(names = "--dry-run", description = "print the policy, put nothing")
  private boolean dryRun;

  KmsPutPolicyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String policy = render();
    if (!dryRun) {
      session.services().custodyKeys().put(key, policy);
    }
    session
        .output()
        .print(
            new Report()
                .fact("keyId", "KMS key", key)
                .fact("applied", "Applied", !dryRun)
                .fact("images", "PCR0", images)
                .document("policy", policy));
    return ExitCode.OK;
  }

  private String render() {
    var roles =
        new KeyPolicy.Roles(new Principal(parent), new Principal(admin), new Principal(release));
    try {
      Map<Integer, Bytes> registers = new TreeMap<>();
      further.forEach((index, hex) -> registers.put(index, Bytes.ofHex(hex)));
      return KeyPolicy.forImages(
          roles, images.stream().map(Bytes::ofHex).toList(), PcrValues.of(registers));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a register is 96 hex digits under an index from 1 to 31", e);
    }
  }
}
