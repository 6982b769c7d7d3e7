package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "measure",
    description = "Compute the PCRs of an image, or of a release under a configuration, offline.")
final class EifMeasureCommand extends EifCommand {
  private final Session session;
  private final EnclaveConfigFlag configuration;

  @Mixin private final ReleaseKeyFlag releaseKey = new ReleaseKeyFlag();

  @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "the image file")
  private @Nullable Path image;

  @Option(names = "--release", paramLabel = "DIR", description = "a published release")
  private @Nullable Path published;

  EifMeasureCommand(Session session, EnclaveConfigFlag configuration) {
    this.session = session;
    this.configuration = configuration;
  }

  @Override
  int work() throws IOException {
    session.output().print(ImageFacts.pcrs(new Report(), measure()));
    return ExitCode.OK;
  }

  private PcrValues measure() throws IOException {
    Optional<Bytes> measured = configuration.read();
    if (image != null && published == null && measured.isEmpty()) {
      return ImageReport.of(EnclaveImageReader.read(image)).pcrs();
    }
    if (image == null && published != null && measured.isPresent()) {
      return Release.open(published, releaseKey.read()).with(measured.get()).measured().measure();
    }
    throw new RefusedException(
        ErrorCode.INVALID_VALUE, "give an image, or --release DIR and --config FILE");
  }
}
