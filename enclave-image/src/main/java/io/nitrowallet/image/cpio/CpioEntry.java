package io.nitrowallet.image.cpio;

import io.nitrowallet.image.content.Content;

/// One entry of an archive that was read.
///
/// @param path as the archive states it: whoever wrote it chose it freely
/// @param mode type and permissions, as in `stat(2)`
public record CpioEntry(String path, int mode, Content content) {
  /// Type and permissions as `ls -l` shows them; `?` for a type that no image of ours holds.
  public String permissions() {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (mode & CpioHeader.TYPE_MASK) {
          case CpioHeader.FOLDER -> 'd';
          case CpioHeader.FILE -> '-';
          case CpioHeader.SYMBOLIC_LINK -> 'l';
          default -> '?';
        });
    for (int bit = 8; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
    }
    return text.toString();
  }
}
