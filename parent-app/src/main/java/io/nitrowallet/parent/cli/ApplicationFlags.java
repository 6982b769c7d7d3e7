package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.release.ApplicationFiles;
import io.nitrowallet.image.rootfs.ApplicationJars;
import io.nitrowallet.image.rootfs.CLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What an enclave runs, from the files of this build and of this machine.
final class ApplicationFlags {
  @Option(
      names = "--application",
      paramLabel = "CLASSPATH",
      defaultValue = "${sys:nitrowallet.enclave.application}",
      description = "the enclave application's jars (default: those of this build)")
  private String application = "";

  @Option(
      names = "--libs",
      paramLabel = "DIR",
      description = "folder of the GNU C library (default: this machine's)")
  private @Nullable Path libraries;

  /// The files.
  ///
  /// @throws RefusedException if the application is neither named nor known, or a file is missing
  ApplicationFiles files() {
    Architecture architecture = Architecture.ofJava(System.getProperty("os.arch"));
    if (application.isEmpty() || application.startsWith("$")) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "give --application, or start this through the launcher ./nitro-wallet");
    }
    CLibrary library =
        libraries == null
            ? CLibrary.ofMachine(architecture)
            : CLibrary.inFolder(architecture, libraries);
    return new ApplicationFiles(architecture, ApplicationJars.of(application), library);
  }
}
