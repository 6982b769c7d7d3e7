package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.newsclub.net.unix.AFVSOCKSocketAddress;

/// The kernel's AF_VSOCK stream sockets: the only way into and out of a Nitro Enclave.
public final class AfVsock implements Transport {
  private static final int BACKLOG = 128;

  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    try {
      AFVSOCKSocketAddress target = toNative(address); // may throw: before there is a socket
      Socket socket = VsockFamily.newSocket();
      TimedConnect.connect(socket, target, timeout);
      return socket;
    } catch (SocketTimeoutException e) {
      throw unavailable("vsock %s did not answer in time: check that it runs", address, e);
    } catch (IOException e) {
      throw unavailable(
          "nothing answers at vsock %s: check that it runs, its CID, its port, and that this"
              + " machine has vsock",
          address, e);
    }
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    try {
      ServerSocket server = VsockFamily.newServerSocket();
      try {
        server.bind(toNative(address), BACKLOG);
        return server;
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw unavailable(
          "cannot listen at vsock %s: check that the port is free and that this machine has vsock",
          address, e);
    }
  }

  private static AFVSOCKSocketAddress toNative(VsockAddress address) throws IOException {
    // junixsocket takes the unsigned numbers in signed clothes
    return AFVSOCKSocketAddress.ofPortAndCID((int) address.port(), (int) address.cid());
  }

  private static RefusedException unavailable(String form, VsockAddress address, IOException e) {
    return new RefusedException(ErrorCode.UNAVAILABLE, form.formatted(address), e);
  }
}
