package io.nitrowallet.dev.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Sockets that reach one port of this machine, whatever they are told to connect to: what the
/// vsock tunnel is in production.
final class LoopbackTunnel extends SocketFactory {
  private final int port;

  private LoopbackTunnel(int port) {
    this.port = port;
  }

  static LoopbackTunnel to(int port) {
    return new LoopbackTunnel(port);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int ignored) throws IOException {
    throw new IOException("unconnected sockets only");
  }

  @Override
  public Socket createSocket(String host, int ignored, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("unconnected sockets only");
  }

  @Override
  public Socket createSocket(InetAddress host, int ignored) throws IOException {
    throw new IOException("unconnected sockets only");
  }

  @Override
  public Socket createSocket(InetAddress host, int ignored, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("unconnected sockets only");
  }
}
