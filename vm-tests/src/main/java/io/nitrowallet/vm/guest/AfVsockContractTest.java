package io.nitrowallet.vm.guest;

import io.nitrowallet.vsock.transport.AfVsock;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.TransportContractTest;

/// The contract over the kernel's own AF_VSOCK. It stands among the programs of the machine, since
/// few other computers reach themselves by it.
public final class AfVsockContractTest extends TransportContractTest {
  /// `VMADDR_CID_LOCAL`.
  static final long LOOPBACK = 1;

  @Override
  protected Transport transport() {
    return new AfVsock();
  }

  @Override
  protected long ownCid() {
    return LOOPBACK;
  }
}
