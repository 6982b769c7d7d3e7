package io.nitrowallet.aws.nsm;

import java.util.Arrays;

/// The crudest test of random bytes, for generators that have stopped working: no two neighbouring
/// blocks of 16 bytes are equal. It never fails by chance (2⁻¹²⁸ a block) and proves no quality.
final class RandomHealth {
  private static final int BLOCK = 16;

  private RandomHealth() {}

  /// Whether the bytes are constant or repeat a short pattern.
  static boolean isRepetitive(byte[] drawn) {
    for (int at = 0; at + 2 * BLOCK <= drawn.length; at += BLOCK) {
      if (Arrays.equals(drawn, at, at + BLOCK, drawn, at + BLOCK, at + 2 * BLOCK)) {
        return true;
      }
    }
    return false;
  }
}
