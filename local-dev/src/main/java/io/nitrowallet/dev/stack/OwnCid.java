package io.nitrowallet.dev.stack;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// A machine's own CID: what it offers at any CID it has, it offers at this one, so that several
/// soft enclaves share a folder of sockets as several enclaves share a parent.
record OwnCid(Transport transport, long cid) implements Transport {
  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    return transport.connect(address, timeout);
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    return transport.listen(
        address.cid() == VsockAddress.CID_ANY ? new VsockAddress(cid, address.port()) : address);
  }
}
