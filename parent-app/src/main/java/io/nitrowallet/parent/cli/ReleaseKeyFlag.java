package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.image.release.ManifestFile;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The public key of whoever publishes releases.
final class ReleaseKeyFlag {
  @Option(
      names = "--key",
      paramLabel = "PEM",
      description = "the public key that must have signed the manifest")
  private @Nullable String file;

  /// The key, where one is named.
  Optional<VerifyingKey> read() {
    return Optional.ofNullable(file)
        .map(name -> ManifestFile.publicKey(InputFiles.read(name, InputStream.nullInputStream())));
  }
}
