package io.nitrowallet.domain.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.vectors.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImageMeasurementTest {
  private static final int HEADER = 548;
  private static final int SECTION_HEADER = 12;
  private static final int KERNEL = 1;
  private static final int COMMAND_LINE = 2;
  private static final int RAMDISK = 3;

  @ParameterizedTest
  @ValueSource(strings = {"tiny-unsigned-1ramdisk", "tiny-signed-3ramdisks-aarch64"})
  void measuresAnImageFileAsTheHypervisorDoes(String name) {
    Bytes image = Vectors.bytes("eif/" + name + ".eif");
    JsonNode expected = Vectors.readPlain("eif/" + name + ".json").get("measurements");
    PcrValues measured =
        ImageMeasurement.measure(
            sections(image, KERNEL).getFirst(),
            sections(image, COMMAND_LINE).getFirst(),
            sections(image, RAMDISK));
    for (int pcr = 0; pcr <= 2; pcr++) {
      assertEquals(
          expected.get("PCR" + pcr).stringValue(),
          measured.get(pcr).orElseThrow().hex(),
          "PCR" + pcr);
    }
  }

  @Test
  void anImageHasARamdisk() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ImageMeasurement.measure(Bytes.EMPTY, Bytes.EMPTY, List.of()));
  }

  /// The sections of one type, in the order of the file.
  private static List<Bytes> sections(Bytes image, int type) {
    List<Bytes> found = new ArrayList<>();
    int at = HEADER;
    while (at < image.length()) {
      int length =
          new BigInteger(1, image.slice(at + 4, at + SECTION_HEADER).toArray()).intValueExact();
      int start = at + SECTION_HEADER;
      if ((image.at(at) << 8 | image.at(at + 1)) == type) {
        found.add(image.slice(start, start + length));
      }
      at = start + length;
    }
    return found;
  }
}
