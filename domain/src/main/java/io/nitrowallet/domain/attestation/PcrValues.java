package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Platform configuration registers by index, 0 to 31, each 32, 48 or 64 bytes. Nitro enclaves use
/// SHA-384 (48 bytes): PCR0 measures the whole image, PCR1 kernel and boot ramdisk, PCR2 the
/// application, PCR3 the parent's role, PCR4 its instance id, PCR8 the signing certificate.
public record PcrValues(SortedMap<Integer, Bytes> values) {
  /// The highest index.
  public static final int MAX_INDEX = 31;

  /// @throws IllegalArgumentException if an index or a length is none that a PCR can have
  public PcrValues {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    values.forEach((index, value) -> {
      int length = value.length();
      if (index < 0 || index > MAX_INDEX || (length != 32 && length != 48 && length != 64)) {
        throw new IllegalArgumentException("PCR" + index + " of " + length + " bytes");
      }
    });
  }

  /// From any map.
  public static PcrValues of(Map<Integer, Bytes> values) {
    return new PcrValues(new TreeMap<>(values));
  }

  /// The value at `index`, where the document lists it.
  public Optional<Bytes> get(int index) {
    return Optional.ofNullable(values.get(index));
  }

  /// What the register at `index` measures, in words.
  public static String meaning(int index) {
    return switch (index) {
      case 0 -> "the whole image";
      case 1 -> "kernel and boot ramdisk";
      case 2 -> "the application";
      case 3 -> "the parent instance's role";
      case 4 -> "the parent instance's id";
      case 8 -> "the image's signing certificate";
      default -> "a register of the enclave's own";
    };
  }
}
