package io.nitrowallet.image.eif;

import java.util.Arrays;

/// What a section holds.
public enum SectionType {
  /// The kernel, such as a bzImage.
  KERNEL(1, Long.MAX_VALUE),
  /// The kernel's command line; no kernel takes a longer one.
  COMMAND_LINE(2, 4096),
  /// An archive of files.
  RAMDISK(3, Long.MAX_VALUE),
  /// The signature of PCR0, CBOR.
  SIGNATURE(4, 32 * 1024),
  /// Who built it and of what, JSON. Not measured: anybody may have written it.
  METADATA(5, 1024 * 1024);

  private final int code;
  private final long maxLength;

  SectionType(int code, long maxLength) {
    this.code = code;
    this.maxLength = maxLength;
  }

  /// The number in the file.
  int code() {
    return code;
  }

  /// How long such a section may be, in bytes.
  long maxLength() {
    return maxLength;
  }

  static SectionType ofCode(int code) {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findFirst()
        .orElseThrow(() -> MalformedImage.refused("it has a section of unknown type " + code));
  }
}
