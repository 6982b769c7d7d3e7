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
    return ofHashes(
        Digests.sha384(Bytes.concat(boot, application)),
        Digests.sha384(boot),
        Digests.sha384(application));
  }

  /// PCR0, PCR1 and PCR2 of an image that was hashed piece by piece. Each hash is SHA-384, 48
  /// bytes.
  ///
  /// @param image over kernel, command line and all ramdisks
  /// @param boot over kernel, command line and the first ramdisk
  /// @param application over the other ramdisks, in the image's order
  public static PcrValues ofHashes(Bytes image, Bytes boot, Bytes application) {
    return PcrValues.of(
        Map.of(
            0, extend(INITIAL, image), 1, extend(INITIAL, boot), 2, extend(INITIAL, application)));
  }

  /// PCR8 of an image that was signed.
  ///
  /// @param certificate the signing certificate, DER
  public static Bytes ofSigningCertificate(Bytes certificate) {
    return extend(INITIAL, Digests.sha384(certificate));
  }

  /// One extension of a register: SHA-384(old ‖ data).
  public static Bytes extend(Bytes register, Bytes data) {
    return Digests.sha384(Bytes.concat(register, data));
  }
}
