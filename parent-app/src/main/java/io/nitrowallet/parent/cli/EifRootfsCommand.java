package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.release.ReleaseBuilder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rootfs",
    description = {
      "Write the files that an image's last two ramdisks hold, as folders: what container images"
          + " of the enclave are made of."
    })
final class EifRootfsCommand extends EifCommand {
  private final Session session;
  private final EnclaveConfigFlag configuration;

  @Mixin private final ApplicationFlags application = new ApplicationFlags();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "where to write; a new folder, or an empty one")
  private Path output = Path.of("");

  EifRootfsCommand(Session session, EnclaveConfigFlag configuration) {
    this.session = session;
    this.configuration = configuration;
  }

  @Override
  int work() throws IOException {
    Bytes measured =
        configuration
            .read()
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.INVALID_VALUE, "give --config FILE: an enclave starts only with it"));
    new ReleaseBuilder(line -> session.output().progress(line + " …"))
        .unpack(application.files(), measured, output);
    session
        .output()
        .print(
            new Report()
                .fact("application", "Application", output.resolve("application"))
                .fact("configuration", "Configuration", output.resolve("configuration")));
    return ExitCode.OK;
  }
}
