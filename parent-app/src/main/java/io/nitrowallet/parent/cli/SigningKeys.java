package io.nitrowallet.parent.cli;

import io.nitrowallet.image.eif.ImageSigningKey;
import io.nitrowallet.image.release.ReleaseSigningKey;
import java.util.Optional;

/// What signs an image and its manifest, overwritten together.
final class SigningKeys implements AutoCloseable {
  private final Optional<ImageSigningKey> image;
  private final Optional<ReleaseSigningKey> manifest;

  SigningKeys(Optional<ImageSigningKey> image, Optional<ReleaseSigningKey> manifest) {
    this.image = image;
    this.manifest = manifest;
  }

  Optional<ImageSigningKey> image() {
    return image;
  }

  Optional<ReleaseSigningKey> manifest() {
    return manifest;
  }

  @Override
  public void close() {
    image.ifPresent(ImageSigningKey::close);
    manifest.ifPresent(ReleaseSigningKey::close);
  }
}
