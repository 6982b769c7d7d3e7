package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.rootfs.ApplicationJars;
import io.nitrowallet.image.rootfs.CLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The production image, built for tests around files that stand for kernel and init. Building
/// takes seconds, so it happens once.
public final class BuiltImage {
  /// A configuration that the enclave accepts.
  public static final Bytes CONFIGURATION = configuration();

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private BuiltImage() {}

  /// The folder of the release with its image, made when it is first asked for.
  public static Path folder() {
    return Once.FOLDER;
  }

  /// Builds it again, from copies of the inputs that lie in another folder and bear other times.
  static Path build(String name) {
    try {
      Path root = TARGET.resolve("it-" + name);
      deleteIfExists(root);
      Path blobs = Files.createDirectories(root.resolve("blobs"));
      Files.writeString(blobs.resolve("bzImage"), "a kernel");
      Files.writeString(blobs.resolve("cmdline"), "reboot=k panic=30 nomodules\n");
      Files.writeString(blobs.resolve("init"), "an init");
      Files.writeString(blobs.resolve("nsm.ko"), "a module");
      Path folder = root.resolve("release");
      Release release =
          new ReleaseBuilder(_ -> {})
              .build(BootFiles.inFolder(blobs), application(copies(root)), folder);
      Deployment deployment = release.with(CONFIGURATION);
      EnclaveImage image = deployment.image(Optional.empty());
      Path _ = deployment.write(image, folder);
      ManifestFile.write(
          deployment.manifest(ImageReport.of(image)),
          Optional.empty(),
          folder.resolve(Release.MANIFEST));
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The class path of the enclave application, as Maven packed it before these tests.
  public static String classPath() throws IOException {
    Path target = Path.of("..", "enclave-app", "target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("run mvnw verify, which packs the enclave"));
      return jar + ":" + Files.readString(target.resolve("classpath")).strip();
    }
  }

  private static void deleteIfExists(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static ApplicationFiles application(Path copies) {
    Architecture architecture = Architecture.ofJava(System.getProperty("os.arch"));
    return new ApplicationFiles(
        architecture, ApplicationJars.of(copies.toString()), CLibrary.ofMachine(architecture));
  }

  private static Path copies(Path root) throws IOException {
    Path jars = Files.createDirectory(root.resolve("jars"));
    for (String entry : classPath().split(":", -1)) {
      if (entry.endsWith(".jar")) {
        Files.copy(Path.of(entry), jars.resolve(Path.of(entry).getFileName()));
      }
    }
    return jars;
  }

  private static final class Once {
    static final Path FOLDER = build("image");
  }

  private static Bytes configuration() {
    try (var in =
        BuiltImage.class.getResourceAsStream("/io/nitrowallet/image/eif/certificate.pem")) {
      String pem = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      String json =
          """
          {"v":1,"region":"eu-west-1","kmsEndpoint":"kms.eu-west-1.amazonaws.com",
           "sealKeys":["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
           "openKeys":[],"defaultPolicy":"none","tlsRoots":["%s"],
           "ports":{"enclave":7878,"parentCid":3,"kmsProxy":8000,"log":7879},
           "limits":{"frameBytes":524288,"connections":256,"idleSeconds":60,"headerSeconds":5,
                     "requestSeconds":30}}
          """
              .formatted(pem.replace("\n", "\\n"));
      return Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
