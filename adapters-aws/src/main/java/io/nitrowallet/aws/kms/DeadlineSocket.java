package io.nitrowallet.aws.kms;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/// A socket of the tunnel on which connecting and every single read and write end by the call's
/// deadline.
final class DeadlineSocket extends Socket {
  private final Socket tunnel;
  private int readTimeoutMillis;

  DeadlineSocket(Socket tunnel) {
    this.tunnel = tunnel;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    tunnel.connect(endpoint, CallDeadline.limit(timeoutMillis));
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(tunnel.getInputStream()) {
      @Override
      public int read() throws IOException {
        tunnel.setSoTimeout(CallDeadline.limit(readTimeoutMillis));
        return super.read();
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        tunnel.setSoTimeout(CallDeadline.limit(readTimeoutMillis));
        return super.read(target, from, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new DeadlineOutput(tunnel);
  }

  @Override
  public void setSoTimeout(int timeoutMillis) {
    readTimeoutMillis = timeoutMillis;
  }

  @Override
  public int getSoTimeout() {
    return readTimeoutMillis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // A tunnel is no TCP connection and sends at once.
  }

  @Override
  public boolean isConnected() {
    return tunnel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return tunnel.isClosed();
  }

  @Override
  public void shutdownInput() throws IOException {
    tunnel.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    tunnel.shutdownOutput();
  }

  @Override
  public boolean isInputShutdown() {
    return tunnel.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return tunnel.isOutputShutdown();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    // Closing a tunnel does not wait.
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void close() throws IOException {
    tunnel.close();
  }
}
