package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.release.Deployment;
import io.nitrowallet.image.release.ManifestFile;
import io.nitrowallet.image.release.Release;
import io.nitrowallet.image.release.ReleaseBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "build",
    description = {
      "Build a release of the enclave, and with a configuration its image. The same files give the"
          + " same bytes, and so the same PCRs."
    })
final class EifBuildCommand extends EifCommand {
  private final Session session;
  private final EnclaveConfigFlag configuration;

  @Mixin private final ApplicationFlags application = new ApplicationFlags();
  @Mixin private final BootFlags boot = new BootFlags();
  @Mixin private final ImageSigningFlags signing = new ImageSigningFlags();
  @Mixin private final ReleaseKeyFlag releaseKey = new ReleaseKeyFlag();

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "take a published release instead of building one")
  private @Nullable Path published;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "where to write; a new folder, or an empty one")
  private Path output = Path.of("");

  EifBuildCommand(Session session, EnclaveConfigFlag configuration) {
    this.session = session;
    this.configuration = configuration;
  }

  @Override
  int work() throws IOException {
    // The keys first: what is wrong with them is known before the work begins.
    Optional<Bytes> measured = configuration.read();
    try (SigningKeys keys = signing.open()) {
      Release release = published == null ? build() : copy(published);
      session
          .output()
          .print(
              measured.isEmpty()
                  ? plain(release, keys)
                  : deploy(release.with(measured.get()), keys));
    }
    return ExitCode.OK;
  }

  private Release build() throws IOException {
    return new ReleaseBuilder(line -> session.output().progress(line + " …"))
        .build(boot.files(), application.files(), output);
  }

  private Release copy(Path folder) throws IOException {
    Release release = Release.open(folder, releaseKey.read());
    session.output().progress("copying the release …");
    return release.copyTo(output);
  }

  private Report plain(Release release, SigningKeys keys) throws IOException {
    ReleaseManifest manifest = release.manifest();
    ManifestFile.write(manifest, keys.manifest(), output.resolve(Release.MANIFEST));
    return ImageFacts.manifest(manifest, output)
        .note("A deployment adds its configuration, and so makes its image:")
        .note("  nitro-wallet eif build --release %s --config FILE -o DIR".formatted(output));
  }

  private Report deploy(Deployment deployment, SigningKeys keys) throws IOException {
    session.output().progress("writing the image …");
    EnclaveImage image = deployment.image(keys.image());
    Path file = deployment.write(image, output);
    ReleaseManifest manifest = deployment.manifest(ImageReport.of(image));
    ManifestFile.write(manifest, keys.manifest(), output.resolve(Release.MANIFEST));
    PcrValues pcrs = manifest.pcrs();
    return ImageFacts.pcrs(ImageFacts.manifest(manifest, output).fact("image", "Image", file), pcrs)
        .note("Release the KMS key to this PCR0, then start the image on the parent instance:")
        .note(
            "  nitro-cli run-enclave --eif-path %s --enclave-cid 16 --cpu-count 2 --memory 1024"
                .formatted(file));
  }
}
