package io.nitrowallet.image.eif;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Arrays;

/// The processors that Nitro Enclaves run on.
public enum Architecture {
  /// Intel and AMD.
  X86_64("x86_64", "amd64", 0),
  /// Graviton.
  AARCH64("aarch64", "aarch64", 1);

  private final String linuxName;
  private final String javaName;
  private final int flags;

  Architecture(String linuxName, String javaName, int flags) {
    this.linuxName = linuxName;
    this.javaName = javaName;
    this.flags = flags;
  }

  /// As `uname -m` names it.
  public String linuxName() {
    return linuxName;
  }

  /// As the system property `os.arch` and junixsocket name it.
  public String javaName() {
    return javaName;
  }

  /// The one that `os.arch` names.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if enclaves do not run on it
  public static Architecture ofJava(String javaName) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.javaName.equals(javaName))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "enclaves run on x86_64 and aarch64, and this is a runtime for " + javaName));
  }

  /// The flags of an image's header.
  int flags() {
    return flags;
  }

  static Architecture ofFlags(int flags) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.flags == flags)
        .findFirst()
        .orElseThrow(() -> MalformedImage.refused("its flags have an unknown bit"));
  }
}
