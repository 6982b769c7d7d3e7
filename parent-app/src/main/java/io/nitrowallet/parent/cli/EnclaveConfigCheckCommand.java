package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Show a configuration as an enclave would read it, or why it would not start.")
final class EnclaveConfigCheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "the file; - for standard input")
  private String file = "";

  EnclaveConfigCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Bytes document = InputFiles.read(file, session.surroundings().terminal().in());
    Report report = of(MeasuredConfigurationJson.decode(document));
    session.output().print(report.fact("sha384", "SHA-384", Digests.sha384(document).hex()));
    return ExitCode.OK;
  }

  private static Report of(MeasuredConfiguration configuration) {
    var kms = configuration.kms();
    Report report =
        new Report()
            .fact("region", "Region", kms.region())
            .fact("kmsEndpoint", "KMS endpoint", kms.endpoint());
    addKeys(report, "sealKeys", "Seals under", kms.keys().seal());
    addKeys(report, "openKeys", "Only opens", kms.keys().open());
    report.fact(
        "defaultPolicy",
        "Default policy",
        configuration.defaultPolicy().map(EnclaveConfigCheckCommand::word).orElse("none"));
    kms.tlsRoots()
        .forEach(root -> report.line("TLS root", root.getSubjectX500Principal().getName()));
    report.forPrograms(
        new Report()
            .fact(
                "tlsRoots",
                "",
                kms.tlsRoots().stream()
                    .map(root -> root.getSubjectX500Principal().getName())
                    .toList()));
    addPorts(report, configuration.ports());
    addLimits(report, configuration.limits());
    return report;
  }

  private static void addKeys(Report report, String key, String label, List<KeyArn> keys) {
    keys.forEach(arn -> report.line(label, arn.value()));
    report.forPrograms(new Report().fact(key, "", keys));
  }

  private static String word(PolicyText policy) {
    return policy.equals(AccountPolicy.OPEN) ? "open" : policy.value();
  }

  private static void addPorts(Report report, Ports ports) {
    report
        .fact("enclavePort", "Enclave port", ports.enclave())
        .fact("parentCid", "Parent CID", ports.parentCid())
        .fact("kmsProxyPort", "KMS proxy port", ports.kmsProxy())
        .fact("logPort", "Log port", ports.log());
  }

  private static void addLimits(Report report, Limits limits) {
    report
        .fact("frameBytes", "Frame (bytes)", limits.frameBytes())
        .fact("connections", "Connections", limits.connections())
        .fact("idleSeconds", "Idle (s)", limits.idle().toSeconds())
        .fact("headerSeconds", "Header (s)", limits.header().toSeconds())
        .fact("requestSeconds", "Request (s)", limits.request().toSeconds());
  }
}
