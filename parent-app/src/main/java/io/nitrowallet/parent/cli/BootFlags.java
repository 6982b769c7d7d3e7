package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.release.BootFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The files that boot an image: a folder of them, single ones, or both.
final class BootFlags {
  @Option(
      names = "--blobs",
      paramLabel = "DIR",
      description = "folder of kernel, cmdline, init and nsm.ko, as nitro-cli installs it")
  private @Nullable Path blobs;

  @Option(names = "--kernel", paramLabel = "FILE", description = "instead of that of --blobs")
  private @Nullable Path kernel;

  @Option(
      names = "--cmdline",
      paramLabel = "FILE",
      description = "the kernel's command line, instead of that of --blobs")
  private @Nullable Path commandLine;

  @Option(
      names = "--init",
      paramLabel = "FILE",
      description = "the first program, instead of that of --blobs")
  private @Nullable Path init;

  @Option(
      names = "--module",
      paramLabel = "FILE",
      description = "the NSM driver, instead of that of --blobs")
  private @Nullable Path module;

  /// The files.
  ///
  /// @throws RefusedException if one is neither named nor in the folder
  BootFiles files() {
    if (blobs == null) {
      return new BootFiles(
          required(kernel), required(commandLine), required(init), Optional.ofNullable(module));
    }
    BootFiles found = BootFiles.inFolder(blobs);
    return new BootFiles(
        Optional.ofNullable(kernel).orElse(found.kernel()),
        Optional.ofNullable(commandLine).orElse(found.commandLine()),
        Optional.ofNullable(init).orElse(found.init()),
        Optional.ofNullable(module).or(found::module));
  }

  private static Path required(@Nullable Path file) {
    if (file == null) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "give --blobs DIR, or --kernel, --cmdline and --init, or --release DIR");
    }
    return file;
  }
}
