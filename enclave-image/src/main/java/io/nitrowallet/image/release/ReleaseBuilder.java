package io.nitrowallet.image.release;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioWriter;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.cpio.FolderWriter;
import io.nitrowallet.image.eif.MeasuredContent;
import io.nitrowallet.image.rootfs.JavaRuntime;
import io.nitrowallet.image.rootfs.RootFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Builds releases. The same inputs on the same JDK give the same bytes, in whatever folder and at
/// whatever time.
public final class ReleaseBuilder {
  private final Consumer<String> progress;

  /// @param progress is told what is being done, in lines for people
  public ReleaseBuilder(Consumer<String> progress) {
    this.progress = progress;
  }

  /// Writes kernel, command line and the first two ramdisks into `folder`; the manifest is left to
  /// the caller, who may have more to state.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the folder holds anything, or
  ///   an input is not what it should be; with {@link ErrorCode#RESOURCE_NOT_FOUND} if one is
  ///   missing
  public Release build(BootFiles boot, ApplicationFiles application, Path folder)
      throws IOException {
    requireEmpty(folder);
    progress.accept("copying the kernel");
    Files.copy(boot.kernel(), folder.resolve("kernel"));
    Files.write(folder.resolve("cmdline"), boot.commandLineContent().toArray());
    Content _ = CpioWriter.write(boot.ramdisk(), folder.resolve("boot.cpio"));
    writeApplication(application, folder.resolve("application.cpio"));
    progress.accept("measuring");
    List<Content> parts = Release.parts(folder);
    return new Release(manifest(application, parts), parts);
  }

  /// Writes the files of the second and the third ramdisk into `folder`, as `application` and
  /// `configuration`: for those who make images of them by other tools.
  ///
  /// @param configuration the measured configuration, JSON
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the folder holds anything;
  ///   with {@link ErrorCode#INVALID_CONFIGURATION} if the configuration is none
  public void unpack(ApplicationFiles application, Bytes configuration, Path folder)
      throws IOException {
    FileTree last = Deployment.tree(configuration);
    requireEmpty(folder);
    withTree(application, tree -> FolderWriter.write(tree, folder.resolve("application")));
    FolderWriter.write(last, folder.resolve("configuration"));
  }

  private void writeApplication(ApplicationFiles application, Path file) throws IOException {
    withTree(
        application,
        tree -> {
          progress.accept("writing the application's ramdisk");
          Content _ = CpioWriter.write(tree, file);
        });
  }

  private void withTree(ApplicationFiles application, TreeSink sink) throws IOException {
    Path temporary = Files.createTempDirectory("nitro-wallet-runtime");
    try {
      progress.accept("linking the Java runtime");
      JavaRuntime runtime = JavaRuntime.link(temporary.resolve("runtime"));
      sink.accept(
          RootFileSystem.of(
              application.architecture(), runtime, application.library(), application.jars()));
    } finally {
      delete(temporary);
    }
  }

  private static ReleaseManifest manifest(ApplicationFiles application, List<Content> parts)
      throws IOException {
    PcrValues boot =
        new MeasuredContent(parts.get(0), parts.get(1), List.of(parts.get(2))).measure();
    return new ReleaseManifest(
        application.jars().version(),
        application.architecture().linuxName(),
        Release.measure(parts),
        Optional.empty(),
        PcrValues.of(Map.of(1, boot.get(1).orElseThrow())),
        JavaRuntime.version(),
        application.library().measure());
  }

  static void requireEmpty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE, "the folder " + folder + " is not empty: choose another");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Takes the application's files while there is a runtime among them.
  @FunctionalInterface
  private interface TreeSink {
    void accept(FileTree tree) throws IOException;
  }
}
