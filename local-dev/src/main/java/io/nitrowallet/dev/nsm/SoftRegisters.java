package io.nitrowallet.dev.nsm;

import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The 32 registers of a module that has booted: 0 to 15 locked by the hypervisor, the others zero
/// and the enclave's to extend. Not thread-safe.
final class SoftRegisters {
  static final int COUNT = PcrValues.MAX_INDEX + 1;
  static final int LOCKED_AT_BOOT = 16;

  private final Bytes[] values = new Bytes[COUNT];
  private final boolean[] locked = new boolean[COUNT];

  /// @throws IllegalArgumentException if `measured` has a register that no boot sets, or another
  ///   hash than SHA-384
  SoftRegisters(PcrValues measured) {
    Bytes zero = Bytes.copyOf(new byte[48]);
    for (int index = 0; index < COUNT; index++) {
      values[index] = measured.get(index).orElse(zero);
      if (values[index].length() != zero.length()) {
        throw new IllegalArgumentException("PCR" + index + " is no SHA-384 value");
      }
    }
    if (measured.values().keySet().stream().anyMatch(index -> index >= LOCKED_AT_BOOT)) {
      throw new IllegalArgumentException("the boot sets PCR0 to PCR15 only");
    }
    lockBelow(LOCKED_AT_BOOT);
  }

  boolean has(int index) {
    return index < COUNT;
  }

  boolean isLocked(int index) {
    return locked[index];
  }

  Bytes value(int index) {
    return values[index];
  }

  Bytes extend(int index, Bytes data) {
    values[index] = ImageMeasurement.extend(values[index], data);
    return values[index];
  }

  void lock(int index) {
    locked[index] = true;
  }

  void lockBelow(int range) {
    for (int index = 0; index < range; index++) {
      locked[index] = true;
    }
  }

  List<Integer> lockedIndices() {
    return IntStream.range(0, COUNT).filter(this::isLocked).boxed().toList();
  }

  /// What a document lists: the locked registers.
  PcrValues lockedValues() {
    Map<Integer, Bytes> listed = new TreeMap<>();
    lockedIndices().forEach(index -> listed.put(index, values[index]));
    return PcrValues.of(listed);
  }
}
