package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.eif.ImageSigningKey;
import io.nitrowallet.image.eif.SigningCertificate;
import io.nitrowallet.image.release.ReleaseSigningKey;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The keys that sign an image and its manifest. They are read from files, and overwritten in
/// memory by whoever took them.
final class ImageSigningFlags {
  @Option(
      names = "--signing-certificate",
      paramLabel = "PEM",
      description = "sign the image: its certificate, on P-384, whose hash becomes PCR8")
  private @Nullable String certificate;

  @Option(
      names = "--signing-key",
      paramLabel = "PEM",
      description = "sign the image: the certificate's private key")
  private @Nullable String key;

  @Option(
      names = "--manifest-key",
      paramLabel = "PEM",
      description = "sign the manifest: an Ed25519 or P-256 private key, PKCS#8")
  private @Nullable String manifestKey;

  /// The keys that are named.
  SigningKeys open() {
    return new SigningKeys(image(), manifest());
  }

  private Optional<ImageSigningKey> image() {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "--signing-certificate and --signing-key belong together: give both or neither");
    }
    SigningCertificate signer =
        SigningCertificate.parse(InputFiles.read(certificate, InputStream.nullInputStream()));
    return Optional.of(InputFiles.secret(key, pem -> ImageSigningKey.parse(pem, signer)));
  }

  private Optional<ReleaseSigningKey> manifest() {
    return Optional.ofNullable(manifestKey)
        .map(file -> InputFiles.secret(file, ReleaseSigningKey::parse));
  }
}
