package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.service.KmsKeys;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Kms;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.formats.configuration.PemCertificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description = {
      "Print an enclave's configuration with the usual ports and limits, to be kept in a file.",
      "'eif build' measures that file into an image; docs/protocol.md explains its entries."
    })
final class EnclaveConfigInitCommand implements Callable<Integer> {
  private static final String NO_DEFAULT = "none";

  private final Session session;

  @Option(
      names = {"-r", "--region"},
      required = true,
      paramLabel = "REGION",
      description = "the Region of the KMS keys")
  private String region = "";

  @Option(
      names = "--seal-key",
      required = true,
      paramLabel = "ARN",
      description = "a KMS key that may seal accounts and open them; repeatable")
  private List<String> sealKeys = List.of();

  @Option(
      names = "--open-key",
      paramLabel = "ARN",
      description = "a KMS key that may only open, such as a retired one; repeatable")
  private List<String> openKeys = List.of();

  @Option(
      names = "--tls-roots",
      required = true,
      paramLabel = "PEM",
      description = "the only certificates that TLS to KMS trusts, such as Amazon's roots")
  private String tlsRoots = "";

  @Option(
      names = "--default-policy",
      paramLabel = "POLICY",
      description = "of accounts that name none: open, a file, or none (default): they must")
  private String defaultPolicy = NO_DEFAULT;

  EnclaveConfigInitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Kms kms = new Kms(region, Kms.standardEndpoint(region), keys(), roots());
    Optional<PolicyText> policy =
        defaultPolicy.equals(NO_DEFAULT)
            ? Optional.empty()
            : Optional.of(InputFiles.policy(defaultPolicy));
    Bytes document =
        MeasuredConfigurationJson.encode(
            new MeasuredConfiguration(kms, policy, Ports.STANDARD, Limits.STANDARD));
    // What an enclave would refuse must not leave this command.
    MeasuredConfiguration _ = MeasuredConfigurationJson.decode(document);
    session.output().raw(text(document));
    return ExitCode.OK;
  }

  private KmsKeys keys() {
    try {
      return new KmsKeys(arns(sealKeys), arns(openKeys));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a KMS key stands once, as --seal-key or as --open-key", e);
    }
  }

  private static List<KeyArn> arns(List<String> keys) {
    return keys.stream().map(KeyArn::new).toList();
  }

  private List<X509Certificate> roots() {
    Bytes file = InputFiles.read(tlsRoots, session.surroundings().terminal().in());
    return PemCertificates.parseBundle(text(file));
  }

  private static String text(Bytes utf8) {
    return Utf8.decode(utf8)
        .orElseThrow(() -> new RefusedException(ErrorCode.INVALID_VALUE, "a PEM file is text"));
  }
}
