package io.nitrowallet.vsock.egress;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TunnelSocketTest {
  private static final VsockAddress PROXY = new VsockAddress(3, 8000);
  private static final InetSocketAddress TOLD = InetSocketAddress.createUnresolved("kms", 443);

  @Test
  void closesACarrierThatArrivesWhileItIsBeingClosed() throws IOException {
    try (Socket carrier = new Socket()) {
      LateTransport transport = new LateTransport(carrier);
      TunnelSocket socket = new TunnelSocket(transport, PROXY);
      transport.tunnel = socket;
      assertThrows(SocketException.class, () -> socket.connect(TOLD));
      assertTrue(carrier.isClosed());
      assertFalse(socket.isConnected());
    }
  }

  @Test
  void closesACarrierThatTakesNoTimeout() throws IOException {
    try (Socket carrier = new ClosedInTime()) {
      TunnelSocket socket = new TunnelSocket(new LateTransport(carrier), PROXY);
      assertThrows(SocketException.class, () -> socket.connect(TOLD));
      assertTrue(carrier.isClosed());
    }
  }

  private static final class ClosedInTime extends Socket {
    @Override
    public void setSoTimeout(int timeout) throws SocketException {
      throw new SocketException("reset");
    }
  }

  /// Connects just when the tunnel's socket is closed.
  private static final class LateTransport implements Transport {
    private final Socket carrier;
    private @Nullable Socket tunnel;

    private LateTransport(Socket carrier) {
      this.carrier = carrier;
    }

    @Override
    public Socket connect(VsockAddress address, Duration timeout) {
      try {
        if (tunnel != null) {
          tunnel.close();
        }
        return carrier;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ServerSocket listen(VsockAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
