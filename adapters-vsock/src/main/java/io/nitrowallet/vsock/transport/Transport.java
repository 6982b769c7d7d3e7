package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/// How vsock addresses are reached on this machine.
///
/// Implementations are thread-safe. Their sockets are ordinary `java.net` ones: the caller owns and
/// closes them, read timeouts work, and closing one ends a read or write blocked in it. `accept` is
/// to be called on a virtual thread, where closing the server socket ends it too.
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

  /// The transport that a configuration names: `vsock`, or `unix:<directory>` for development.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` names none
  static Transport parse(String text) {
    if (text.equals("vsock")) {
      return new AfVsock();
    }
    if (text.startsWith("unix:") && text.length() > "unix:".length()) {
      try {
        return new UnixDirectory(Path.of(text.substring("unix:".length())));
      } catch (InvalidPathException e) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE, "the transport's directory is no valid path", e);
      }
    }
    throw new RefusedException(
        ErrorCode.INVALID_VALUE, "a transport is 'vsock' or 'unix:' and a directory");
  }
}
