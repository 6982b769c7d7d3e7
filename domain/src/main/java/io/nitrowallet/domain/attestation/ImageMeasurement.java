package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import java.util.List;
import java.util.Map;

/// Computes the PCRs that the hypervisor will report for an image, offline (facts-nitro.md): PCR0
/// over kernel, command line and all ramdisks; PCR1 over kernel, command line and the first; PCR2
/// over the others.
public final class ImageMeasurement {
  private static final Bytes INITIAL = Bytes.copyOf(new byte[48]);

  private ImageMeasurement() {}

  /// PCR0, PCR1 and PCR2 of an image.
  ///
  /// @param ramdisks at least one, in the image's order
  /// @throws IllegalArgumentException if there is no ramdisk
  public static PcrValues measure(Bytes kernel, Bytes commandLine, List<Bytes> ramdisks) {
    if (ramdisks.isEmpty()) {
      throw new IllegalArgumentException("an image has a ramdisk");
    }
    Bytes boot = Bytes.concat(kernel, commandLine, ramdisks.getFirst());
    Bytes application = Bytes.concat(ramdisks.subList(1, ramdisks.size()).toArray(Bytes[]::new));
    return PcrValues.of(
        Map.of(
            0, extend(INITIAL, Digests.sha384(Bytes.concat(boot, application))),
            1, extend(INITIAL, Digests.sha384(boot)),
            2, extend(INITIAL, Digests.sha384(application))));
  }

  /// One extension of a register: SHA-384(old ‖ data).
  public static Bytes extend(Bytes register, Bytes data) {
    return Digests.sha384(Bytes.concat(register, data));
  }
}
