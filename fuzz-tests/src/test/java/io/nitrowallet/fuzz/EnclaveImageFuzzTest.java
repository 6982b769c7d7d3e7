package io.nitrowallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.EnclaveImageWriter;
import io.nitrowallet.image.eif.ImageSignatureCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnclaveImageFuzzTest {
  private static final int CHECKSUM_AT = 544;
  private static final int MAX_SIGNATURE = 1 << 16;

  @TempDir private static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"unsigned", "signed"})
  void startsFromImagesThatStand(String name) {
    Bytes image = Resource.read("EnclaveImageFuzzTestInputs/" + name);
    assertEquals(image, withChecksum(image.toArray()));
    assertDoesNotThrow(() -> examine(image));
  }

  /// With a checksum that fits: who forges an image can compute that too.
  @FuzzTest
  void readsAnImageInItsOneFormOrRefuses(byte[] input) throws IOException {
    try {
      examine(withChecksum(input));
    } catch (RefusedException e) {
      assertEquals(ErrorCode.IMAGE_REFUSED, e.code());
    }
  }

  private static void examine(Bytes encoded) throws IOException {
    EnclaveImage image = EnclaveImageReader.decode(encoded);
    assertEquals(encoded, encode(image));
    PcrValues measured = image.measured().measure();
    if (image.signature().isPresent() && image.signature().get().length() <= MAX_SIGNATURE) {
      ImageSignatureCheck.check(image.signature().get().bytes(MAX_SIGNATURE), measured);
    }
    for (Content ramdisk : image.measured().ramdisks()) {
      if (CpioReader.isArchive(ramdisk)) {
        CpioReader.list(ramdisk);
      }
    }
  }

  private static Bytes encode(EnclaveImage image) throws IOException {
    Path file = folder.resolve("image.eif");
    Files.deleteIfExists(file);
    EnclaveImageWriter.write(image, file);
    return Bytes.copyOf(Files.readAllBytes(file));
  }

  private static Bytes withChecksum(byte[] input) {
    byte[] image = input.clone();
    int behind = CHECKSUM_AT + Integer.BYTES;
    if (image.length >= behind) {
      CRC32 crc = new CRC32();
      crc.update(image, 0, CHECKSUM_AT);
      crc.update(image, behind, image.length - behind);
      ByteBuffer.wrap(image).putInt(CHECKSUM_AT, (int) crc.getValue());
    }
    return Bytes.copyOf(image);
  }
}
