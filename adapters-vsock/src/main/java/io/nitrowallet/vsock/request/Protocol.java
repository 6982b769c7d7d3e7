package io.nitrowallet.vsock.request;

import java.util.List;

/// The versions of the protocol between the parent instance and the enclave.
public final class Protocol {
  /// The version that this program writes.
  public static final int VERSION = 1;

  /// The versions that it reads, ascending.
  public static final List<Integer> VERSIONS = List.of(VERSION);

  private Protocol() {}
}
