package io.nitrowallet.vsock.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/// The contract over the kernel's own AF_VSOCK. Few machines reach themselves by it; the virtual
/// machine of `vm-tests` does, and counts these tests there.
final class AfVsockContractTest extends TransportContractTest {
  /// `VMADDR_CID_LOCAL`.
  private static final long LOOPBACK = 1;

  /// Without the module, a connection to the loopback would block past its deadline.
  @BeforeAll
  static void requireLoopback() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/sys/module/vsock_loopback")),
        "this kernel has no vsock loopback; the virtual machine of vm-tests has");
  }

  @Override
  Transport transport() {
    return new AfVsock();
  }

  @Override
  long ownCid() {
    return LOOPBACK;
  }
}
