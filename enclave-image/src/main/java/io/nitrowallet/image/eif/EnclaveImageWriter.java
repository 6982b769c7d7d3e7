package io.nitrowallet.image.eif;

import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.eif.ImageHeader.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes images: the same image gives the same bytes.
public final class EnclaveImageWriter {
  private EnclaveImageWriter() {}

  /// Writes `image` into `file`, which must not exist yet.
  ///
  /// @throws IllegalArgumentException if the image has over 32 sections
  public static void write(EnclaveImage image, Path file) throws IOException {
    List<Content> parts = new ArrayList<>();
    List<Place> table = new ArrayList<>();
    long at = ImageHeader.LENGTH;
    for (ImageSection section : image.sections()) {
      long length = section.content().length();
      table.add(new Place(at, length));
      parts.add(Content.of(new SectionHeader(section.type(), length).encode()));
      parts.add(section.content());
      at += SectionHeader.LENGTH + length;
    }
    if (table.size() > ImageHeader.MAX_SECTIONS) {
      throw new IllegalArgumentException("an image has at most 32 sections");
    }
    write(new ImageHeader(image.architecture(), image.resources(), table, 0), parts, file);
  }

  /// The checksum covers what follows it: it is written last.
  private static void write(ImageHeader blank, List<Content> parts, Path file) throws IOException {
    CRC32 crc = new CRC32();
    Content header = Content.of(blank.encode());
    header.slice(0, ImageHeader.CHECKSUM_AT).feed(crc::update);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      header.copyTo(out);
      for (Content part : parts) {
        part.feed(crc::update);
        part.copyTo(out);
      }
      out.position(0);
      Content.of(
              new ImageHeader(
                      blank.architecture(), blank.resources(), blank.table(), (int) crc.getValue())
                  .encode())
          .copyTo(out);
    }
  }
}
