package io.nitrowallet.image.eif;

import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.content.Sha384;
import java.io.IOException;
import java.util.List;

/// What the hypervisor measures of an image, and nothing else.
///
/// @param ramdisks at least one, in the image's order: the first boots, the others are the
///   application
public record MeasuredContent(Content kernel, Content commandLine, List<Content> ramdisks) {
  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if there is no ramdisk
  public MeasuredContent {
    ramdisks = List.copyOf(ramdisks);
    if (ramdisks.isEmpty()) {
      throw new IllegalArgumentException("an image has a ramdisk");
    }
  }

  /// PCR0, PCR1 and PCR2. Reads everything.
  public PcrValues measure() throws IOException {
    Sha384 image = new Sha384();
    Sha384 boot = new Sha384();
    Sha384 application = new Sha384();
    for (Content part : List.of(kernel, commandLine, ramdisks.getFirst())) {
      part.feed(image);
      part.feed(boot);
    }
    for (Content part : ramdisks.subList(1, ramdisks.size())) {
      part.feed(image);
      part.feed(application);
    }
    return ImageMeasurement.ofHashes(image.digest(), boot.digest(), application.digest());
  }
}
