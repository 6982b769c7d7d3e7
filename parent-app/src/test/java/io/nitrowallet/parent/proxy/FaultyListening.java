package io.nitrowallet.parent.proxy;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// A transport on which the first two connections cannot be accepted, for lack of what no listener
/// counts on.
record FaultyListening(Transport transport) implements Transport {
  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    return transport.connect(address, timeout);
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    try {
      return new Listener(transport.listen(address));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Listener extends ServerSocket {
    private final ServerSocket real;
    private int calls;

    Listener(ServerSocket real) throws IOException {
      this.real = real;
    }

    @Override
    public Socket accept() throws IOException {
      calls++;
      if (calls == 1) {
        throw new IllegalStateException("planted");
      }
      if (calls == 2) {
        throw new OutOfMemoryError("planted");
      }
      return real.accept();
    }

    @Override
    public boolean isClosed() {
      return real == null || real.isClosed();
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
