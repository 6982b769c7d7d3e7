package io.nitrowallet.image.eif;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.eif.ImageHeader.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Reads images that anybody may have made. AWS's reader walks from section to section, others jump
/// by the table: a file in which the two could differ is refused, and so is one with a gap, an
/// overlap or a byte behind the last section.
public final class EnclaveImageReader {
  /// Kernel, command line, perhaps metadata, ramdisks, perhaps a signature.
  private static final Pattern ORDER = Pattern.compile("125?3+4?");

  private final Content file;

  private EnclaveImageReader(Content file) {
    this.file = file;
  }

  /// The image in a file, of which only headers are kept in memory.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it is malformed; with {@link
  ///   ErrorCode#INVALID_VALUE} if the file cannot be read
  public static EnclaveImage read(Path file) {
    try {
      return new EnclaveImageReader(Content.of(file)).read();
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the image " + file + " cannot be read", e);
    }
  }

  /// The image in memory.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it is malformed
  public static EnclaveImage decode(Bytes image) {
    try {
      return new EnclaveImageReader(Content.of(image)).read();
    } catch (IOException e) {
      throw new UncheckedIOException("memory is read without fail", e);
    }
  }

  private EnclaveImage read() throws IOException {
    if (file.length() < ImageHeader.LENGTH) {
      throw MalformedImage.refused("it is shorter than an image's header");
    }
    ImageHeader header =
        ImageHeader.decode(file.slice(0, ImageHeader.LENGTH).bytes(ImageHeader.LENGTH));
    List<ImageSection> sections = walk(header.table());
    if (!ORDER.matcher(codes(sections)).matches()) {
      throw MalformedImage.refused(
          "its sections are not one kernel, one command line, at most one of metadata, ramdisks,"
              + " and at most one signature, in this order");
    }
    if (checksum() != header.checksum()) {
      throw MalformedImage.refused("its checksum does not match; fetch or build it again");
    }
    return new EnclaveImage(
        header.architecture(),
        header.resources(),
        new MeasuredContent(
            sections.get(0).content(),
            sections.get(1).content(),
            of(SectionType.RAMDISK, sections).toList()),
        only(SectionType.METADATA, sections),
        only(SectionType.SIGNATURE, sections));
  }

  private List<ImageSection> walk(List<Place> table) throws IOException {
    List<ImageSection> sections = new ArrayList<>();
    long at = ImageHeader.LENGTH;
    for (Place place : table) {
      if (file.length() - at < SectionHeader.LENGTH) {
        throw MalformedImage.refused("it ends before its last section");
      }
      long start = at + SectionHeader.LENGTH;
      SectionHeader header =
          SectionHeader.decode(file.slice(at, start).bytes(SectionHeader.LENGTH));
      if (place.offset() != at || place.length() != header.length()) {
        throw MalformedImage.refused("its table of sections and the sections disagree");
      }
      sections.add(section(header, start));
      at = start + header.length();
    }
    if (at != file.length()) {
      throw MalformedImage.refused("something follows its last section");
    }
    return sections;
  }

  private ImageSection section(SectionHeader header, long start) {
    long length = header.length();
    if (length < 0 || length > file.length() - start) {
      throw MalformedImage.refused("a section reaches beyond its end");
    }
    if (length > header.type().maxLength()) {
      throw MalformedImage.refused(
          "a section of type %s is %s bytes long; at most %s are read"
              .formatted(header.type(), length, header.type().maxLength()));
    }
    return new ImageSection(header.type(), file.slice(start, start + length));
  }

  private int checksum() throws IOException {
    CRC32 crc = new CRC32();
    file.slice(0, ImageHeader.CHECKSUM_AT).feed(crc::update);
    file.slice(ImageHeader.LENGTH, file.length()).feed(crc::update);
    return (int) crc.getValue();
  }

  private static String codes(List<ImageSection> sections) {
    return sections.stream()
        .map(section -> Integer.toString(section.type().code()))
        .collect(Collectors.joining());
  }

  private static Stream<Content> of(SectionType type, List<ImageSection> sections) {
    return sections.stream().filter(section -> section.type() == type).map(ImageSection::content);
  }

  private static Optional<Content> only(SectionType type, List<ImageSection> sections) {
    return of(type, sections).findFirst();
  }
}
