package io.nitrowallet.vsock.server;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A transport some of whose accepted connections have peers without any room for a byte, as a
/// vsock peer may grant; a Unix socket always has room for a short reply.
final class ReluctantTransport implements Transport {
  private final Transport transport;
  private final AtomicInteger reluctant = new AtomicInteger();

  ReluctantTransport(Transport transport) {
    this.transport = transport;
  }

  /// The next `count` accepted connections take nothing.
  void takesNothing(int count) {
    reluctant.set(count);
  }

  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    return transport.connect(address, timeout);
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    ServerSocket listener = transport.listen(address);
    try {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket accepted = listener.accept();
          return reluctant.getAndUpdate(left -> Math.max(0, left - 1)) > 0
              ? new FullSocket(accepted)
              : accepted;
        }

        @Override
        public boolean isClosed() {
          return listener.isClosed();
        }

        @Override
        public void close() throws IOException {
          listener.close();
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Blocks whoever writes until it is closed.
  private static final class FullSocket extends Socket {
    private final Socket socket;
    private final CountDownLatch closed = new CountDownLatch(1);

    private FullSocket(Socket socket) {
      this.socket = socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new SocketException("closed");
        }
      };
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      socket.close();
    }
  }
}
