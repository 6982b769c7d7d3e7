package io.nitrowallet.image.eif;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.eif.EnclaveImage.Resources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Small images for tests.
final class Images {
  static final int CHECKSUM_AT = 544;

  /// Four sections: kernel of 6 bytes, command line of 3, metadata of 2, ramdisk of 4.
  static final EnclaveImage SMALL =
      new EnclaveImage(
          Architecture.X86_64,
          Resources.DEFAULT,
          new MeasuredContent(content("kernel"), content("cmd"), List.of(content("disk"))),
          Optional.of(content("{}")),
          Optional.empty());

  private Images() {}

  static Bytes encode(EnclaveImage image) throws IOException {
    Path folder = Files.createTempDirectory("eif");
    Path file = folder.resolve("image.eif");
    try {
      EnclaveImageWriter.write(image, file);
      return Bytes.copyOf(Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /// The image with a checksum that fits: who forges an image can compute that too.
  static Bytes withChecksum(byte[] image) {
    CRC32 crc = new CRC32();
    crc.update(image, 0, CHECKSUM_AT);
    crc.update(image, CHECKSUM_AT + 4, image.length - CHECKSUM_AT - 4);
    ByteBuffer.wrap(image).putInt(CHECKSUM_AT, (int) crc.getValue());
    return Bytes.copyOf(image);
  }

  static Content content(String text) {
    return Content.of(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }
}
