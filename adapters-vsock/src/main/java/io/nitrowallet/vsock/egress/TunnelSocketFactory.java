package io.nitrowallet.vsock.egress;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Makes sockets that connect to one vsock address, whatever host and port they are told. A TLS
/// layer over them checks that the right host is at the far end; nothing here does.
///
/// Host names are never resolved: an enclave has no resolver.
public final class TunnelSocketFactory extends SocketFactory {
  private final Transport transport;
  private final VsockAddress proxy;

  /// @param proxy where the parent's proxy listens
  public TunnelSocketFactory(Transport transport, VsockAddress proxy) {
    this.transport = transport;
    this.proxy = proxy;
  }

  /// A socket to be connected by the caller.
  @Override
  public Socket createSocket() {
    return new TunnelSocket(transport, proxy);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private Socket connected(InetSocketAddress told) throws IOException {
    Socket socket = createSocket();
    socket.connect(told);
    return socket;
  }
}
