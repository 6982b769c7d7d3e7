package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/// How vsock addresses are reached on this machine.
///
/// Implementations are thread-safe. Their sockets are ordinary `java.net` ones: the caller owns and
/// closes them, read timeouts work, and closing one ends a read or write blocked in it. What
/// differs:
///
/// - Read and write on platform threads. On virtual ones junixsocket waits in a pool of as many
///   pollers as there are processors, so that a few idle connections stall all others.
/// - Accept on a virtual thread, where closing the server socket ends it; on a platform thread the
///   kernel's AF_VSOCK goes on waiting. One listener fits the pool.
/// - Half-close by {@link #shutdownOutput}.
public interface Transport {
  /// Connects to `address`.
  ///
  /// @param timeout how long to wait for the other side, more than zero
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if nobody answers there in time
  Socket connect(VsockAddress address, Duration timeout);

  /// Listens at `address`, whose CID may be {@link VsockAddress#CID_ANY}.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the address cannot be had
  ServerSocket listen(VsockAddress address);

  /// Ends the output of any socket, of a transport or not; its input stays open. junixsocket does
  /// not tell `java.net.Socket` that it is connected, whose own method therefore refuses.
  ///
  /// @throws IOException if the socket is closed or its peer has gone
  static void shutdownOutput(Socket socket) throws IOException {
    SocketChannel channel = socket.getChannel();
    if (channel == null) {
      socket.shutdownOutput();
    } else {
      channel.shutdownOutput();
    }
  }

  /// The transport that a configuration names: `vsock`, `hybrid:<path>` of a virtual machine, or
  /// `unix:<directory>` for development.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` names none
  static Transport parse(String text) {
    if (text.equals("vsock")) {
      return new AfVsock();
    }
    String[] parts = text.split(":", 2);
    String place = parts.length == 2 ? parts[1] : "";
    return switch (place.isEmpty() ? "" : parts[0]) {
      case "hybrid" -> new HybridVsock(path(place));
      case "unix" -> new UnixDirectory(path(place));
      default ->
          throw new RefusedException(
              ErrorCode.INVALID_VALUE,
              "a transport is 'vsock', 'hybrid:' and a machine's socket, 'unix:' and a directory,"
                  + " or, to an enclave alone, 'gateway:' and an address");
    };
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the transport's path is not valid: correct it", e);
    }
  }
}
