package io.nitrowallet.image.eif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Allocations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Against the adversary who hands out an image file: what is read is the only thing that the file
/// can be read as, or it is refused.
class EnclaveImageTest {
  private static final int FIRST_SECTION = 548;
  private static final int MUTANTS = 20_000;

  @ParameterizedTest
  @ValueSource(strings = {"tiny-unsigned-1ramdisk", "tiny-signed-3ramdisks-aarch64"})
  void readsMeasuresAndWritesAForeignImage(String name) throws IOException {
    Bytes file = ImageVectors.image(name);
    JsonNode facts = ImageVectors.facts(name);
    EnclaveImage image = EnclaveImageReader.decode(file);

    assertEquals(facts.get("flags").intValue(), image.architecture().flags());
    assertEquals(
        facts.get("sections").valueStream().map(section -> section.get("type").intValue()).toList(),
        image.sections().stream().map(section -> section.type().code()).toList());
    PcrValues measured = image.measured().measure();
    for (int pcr = 0; pcr <= 2; pcr++) {
      assertEquals(
          facts.get("measurements").get("PCR" + pcr).stringValue(),
          measured.get(pcr).orElseThrow().hex(),
          "PCR" + pcr);
    }
    assertEquals(file, Images.encode(image));
  }

  @Test
  void aFileIsReadAsMemoryIs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("image.eif");
    EnclaveImageWriter.write(Images.SMALL, file);
    EnclaveImage fromMemory = EnclaveImageReader.decode(Bytes.copyOf(Files.readAllBytes(file)));
    EnclaveImage fromFile = EnclaveImageReader.read(file);
    assertEquals(fromMemory.measured().measure(), fromFile.measured().measure());
    assertEquals(Images.SMALL.measured().measure(), fromFile.measured().measure());
    assertThrows(IOException.class, () -> EnclaveImageWriter.write(Images.SMALL, file));
  }

  @Test
  void aFileThatIsNotThereIsRefused(@TempDir Path folder) {
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> EnclaveImageReader.read(folder.resolve("image.eif")));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
  }

  @Test
  void noBytesAreLeftOutOfTheChecksum() throws IOException {
    byte[] image = Images.encode(Images.SMALL).toArray();
    for (int at = 0; at < image.length; at++) {
      byte[] mutant = image.clone();
      mutant[at] ^= 1;
      assertRefused(Bytes.copyOf(mutant));
    }
  }

  /// With the checksum mended, whatever is still read is an image that would be written the same.
  @Test
  void whatAForgerWritesIsReadInOneWayOrRefused() throws IOException {
    byte[] image = Images.encode(Images.SMALL).toArray();
    Random random = new Random(4);
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = image.clone();
      IntStream.range(0, 1 + random.nextInt(3))
          .forEach(_ -> mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(8));
      Bytes forged = Images.withChecksum(mutant);
      try {
        assertEquals(forged, Images.encode(EnclaveImageReader.decode(forged)));
        read++;
      } catch (RefusedException e) {
        assertEquals(ErrorCode.IMAGE_REFUSED, e.code());
      }
    }
    assertTrue(read > 0 && read < MUTANTS, "some mutants differ in content only");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Bytes image = Images.encode(Images.SMALL);
    for (int length = 0; length < image.length(); length++) {
      byte[] cut = image.slice(0, length).toArray();
      assertRefused(length > Images.CHECKSUM_AT + 4 ? Images.withChecksum(cut) : Bytes.copyOf(cut));
    }
  }

  @Test
  void nothingFollowsTheLastSection() throws IOException {
    Bytes longer = Bytes.concat(Images.encode(Images.SMALL), Bytes.ofHex("00"));
    assertRefused(Images.withChecksum(longer.toArray()));
  }

  /// A gap that the table skips and the walk would not, and an overlap.
  @ParameterizedTest
  @ValueSource(longs = {1, -1, 1L << 40, Long.MIN_VALUE})
  void theTableOfSectionsIsHeldToTheSections(long shift) throws IOException {
    for (int field = 28; field < 28 + 2 * 32 * 8; field += 8) {
      byte[] image = Images.encode(Images.SMALL).toArray();
      ByteBuffer buffer = ByteBuffer.wrap(image);
      buffer.putLong(field, buffer.getLong(field) + shift);
      assertRefused(Images.withChecksum(image));
    }
  }

  /// A length that lies, in the table and in the section alike, allocates nothing.
  @ParameterizedTest
  @ValueSource(longs = {7, 1L << 31, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void lengthsAreComparedWithTheFileBeforeAnythingIsAllocated(long length) throws IOException {
    byte[] image = Images.encode(Images.SMALL).toArray();
    ByteBuffer.wrap(image).putLong(28 + 32 * 8, length).putLong(FIRST_SECTION + 4, length);
    Bytes hostile = Images.withChecksum(image);
    Allocations.assertBounded(() -> assertRefused(hostile));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 3", // an older version
    "4, 5",
    "6, 2", // an unknown flag
    "24, 1", // reserved
    "26, 0", // no section
    "26, 1",
    "26, 33",
    "26, 65535",
    "540, 1" // unused
  })
  void fieldsOfTheHeaderHaveTheirValues(int offset, int value) throws IOException {
    byte[] image = Images.encode(Images.SMALL).toArray();
    ByteBuffer.wrap(image).putShort(offset, (short) value);
    assertRefused(Images.withChecksum(image));
  }

  /// The sections of {@link Images#SMALL} under other types.
  @ParameterizedTest
  @CsvSource({
    "1,2,2,3", "1,2,3,5", "2,1,5,3", "1,2,5,4", "1,2,5,5", "1,1,2,3", "1,2,4,3", "1,2,5,6"
  })
  void sectionsStandInOrder(int first, int second, int third, int fourth) throws IOException {
    byte[] image = Images.encode(Images.SMALL).toArray();
    int at = FIRST_SECTION;
    for (int type : new int[] {first, second, third, fourth}) {
      ByteBuffer.wrap(image).putShort(at, (short) type);
      at += 12 + (int) ByteBuffer.wrap(image).getLong(at + 4);
    }
    assertRefused(Images.withChecksum(image));
  }

  private static void assertRefused(Bytes image) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> EnclaveImageReader.decode(image));
    assertEquals(ErrorCode.IMAGE_REFUSED, refused.code());
  }
}
