package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioWriter;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImage.Resources;
import io.nitrowallet.image.eif.EnclaveImageWriter;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.eif.ImageSigningKey;
import io.nitrowallet.image.eif.MeasuredContent;
import io.nitrowallet.image.rootfs.RootFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A release and the configuration that it runs under: an image.
public final class Deployment {
  /// Where the enclave reads its configuration (`EnclaveMain`).
  static final String CONFIGURATION = RootFileSystem.ROOT + "/etc/nitro-wallet/enclave.json";

  private static final String IMAGE = "enclave.eif";
  private static final String RAMDISK = "configuration.cpio";

  /// No build knows when another will be: metadata states this instant.
  private static final String BUILD_TIME = "1970-01-01T00:00:00Z";

  private final Release release;
  private final Bytes configuration;

  Deployment(Release release, Bytes configuration) {
    this.release = release;
    this.configuration = configuration;
    FileTree _ = tree(configuration);
  }

  /// What the last ramdisk holds: the configuration and the folders that it lies in.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is none
  static FileTree tree(Bytes configuration) {
    // As the enclave will read it: what would stop its start stops the build.
    MeasuredConfiguration _ = MeasuredConfigurationJson.decode(configuration);
    return new FileTree().file(CONFIGURATION, configuration);
  }

  /// What the hypervisor will measure.
  public MeasuredContent measured() throws IOException {
    List<Content> parts = release.parts();
    return new MeasuredContent(
        parts.get(0), parts.get(1), List.of(parts.get(2), parts.get(3), Content.of(ramdisk())));
  }

  /// The last ramdisk.
  public Bytes ramdisk() throws IOException {
    return CpioWriter.encode(tree(configuration));
  }

  /// The image, signed where there is a key.
  public EnclaveImage image(Optional<ImageSigningKey> key) throws IOException {
    EnclaveImage image =
        new EnclaveImage(
            architecture(),
            Resources.DEFAULT,
            measured(),
            Optional.of(Content.of(metadata())),
            Optional.empty());
    return key.isEmpty()
        ? image
        : image.signed(Content.of(key.get().sign(image.measured().measure())));
  }

  /// Writes the image and its last ramdisk into `folder`.
  public Path write(EnclaveImage image, Path folder) throws IOException {
    Files.write(folder.resolve(RAMDISK), ramdisk().toArray());
    Path file = folder.resolve(IMAGE);
    EnclaveImageWriter.write(image, file);
    return file;
  }

  /// The release's manifest with what this configuration makes of it.
  public ReleaseManifest manifest(ImageReport report) {
    ReleaseManifest published = release.manifest();
    return new ReleaseManifest(
        published.version(),
        published.architecture(),
        published.files(),
        Optional.of(Digests.sha384(configuration)),
        report.pcrs(),
        published.jdk(),
        published.libraries());
  }

  private Architecture architecture() {
    String name = release.manifest().architecture();
    return Arrays.stream(Architecture.values())
        .filter(architecture -> architecture.linuxName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.IMAGE_REFUSED, "the release is for a processor that no enclave has"));
  }

  /// As nitro-cli writes it; whoever reads it knows that nobody measures it.
  private Bytes metadata() {
    String version = release.manifest().version();
    ObjectNode json =
        StrictJson.object().put("ImageName", "nitro-wallet-enclave").put("ImageVersion", version);
    json.putObject("BuildMetadata")
        .put("BuildTime", BUILD_TIME)
        .put("BuildTool", "nitro-wallet")
        .put("BuildToolVersion", version)
        .put("OperatingSystem", "Linux")
        .put("KernelVersion", "unknown");
    return StrictJson.write(json.putNull("DockerInfo").putNull("CustomMetadata"));
  }
}
