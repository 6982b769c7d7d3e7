package io.nitrowallet.vsock.egress;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A socket that believes it is connected to the host it was told, while a vsock stream carries it.
/// What only TCP has is remembered and has no effect.
final class TunnelSocket extends Socket {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Transport transport;
  private final VsockAddress proxy;
  private volatile @Nullable Socket carrier;
  private volatile @Nullable SocketAddress told;
  private volatile boolean closed;
  private volatile boolean outputShutdown;
  private volatile int readTimeout;
  private volatile boolean noDelay;
  private volatile boolean keepAlive;

  TunnelSocket(Transport transport, VsockAddress proxy) {
    this.transport = transport;
    this.proxy = proxy;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  /// Connects to the proxy. A `timeout` of 0 means 10 s: nothing here waits for ever.
  @Override
  public synchronized void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (closed || carrier != null) {
      throw new SocketException(closed ? "the socket is closed" : "the socket is connected");
    }
    try {
      Socket connected =
          transport.connect(proxy, timeout == 0 ? CONNECT_TIMEOUT : Duration.ofMillis(timeout));
      told = endpoint;
      adopt(connected);
    } catch (RefusedException e) {
      ConnectException failure = new ConnectException("the proxy does not answer: " + e.sentence());
      failure.initCause(e);
      throw failure;
    }
  }

  /// Whichever comes second, this or {@link #close}, sees the other's field and closes the carrier.
  private void adopt(Socket connected) throws SocketException {
    boolean adopted = false;
    try {
      connected.setSoTimeout(readTimeout);
      carrier = connected;
      if (closed) {
        throw new SocketException("the socket was closed while it connected");
      }
      adopted = true;
    } finally {
      if (!adopted) {
        carrier = null;
        closeQuietly(connected);
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was sent on it.
    }
  }

  private Socket carrier() throws SocketException {
    Socket connected = carrier;
    if (closed || connected == null) {
      throw new SocketException(closed ? "the socket is closed" : "the socket is not connected");
    }
    return connected;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return carrier().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return carrier().getOutputStream();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    readTimeout = timeout;
    Socket connected = carrier;
    if (connected != null) {
      connected.setSoTimeout(timeout);
    }
  }

  @Override
  public int getSoTimeout() {
    return readTimeout;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    noDelay = on;
  }

  @Override
  public boolean getTcpNoDelay() {
    return noDelay;
  }

  @Override
  public void setKeepAlive(boolean on) {
    keepAlive = on;
  }

  @Override
  public boolean getKeepAlive() {
    return keepAlive;
  }

  @Override
  public void setSoLinger(boolean on, int linger) {}

  @Override
  public void bind(@Nullable SocketAddress local) {}

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isConnected() {
    return carrier != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShutdown;
  }

  @Override
  public void shutdownOutput() throws IOException {
    Transport.shutdownOutput(carrier());
    outputShutdown = true;
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return told;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return told instanceof InetSocketAddress inet ? inet.getAddress() : null;
  }

  @Override
  public int getPort() {
    return told instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    Socket connected = carrier;
    if (connected != null) {
      connected.close();
    }
  }

  @Override
  public String toString() {
    return "TunnelSocket[via %s to %s]".formatted(proxy, told);
  }
}
