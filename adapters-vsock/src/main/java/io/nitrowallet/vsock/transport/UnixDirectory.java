package io.nitrowallet.vsock.transport;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/// Vsock addresses as Unix sockets of one directory, for development: `<cid>_<port>.sock`. Only the
/// user who owns the directory (mode 0700) reaches them.
///
/// What listens on {@link VsockAddress#CID_ANY} answers for every CID at which nothing else
/// listens.
public final class UnixDirectory implements Transport {
  private final Path directory;

  /// Uses `directory`, which {@link #listen} creates where it is missing.
  public UnixDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    UnixSocketFile exact = socketFile(address);
    UnixSocketFile any = socketFile(VsockAddress.anyCid(address.port()));
    return (any.exists() && !exact.exists() ? any : exact).connect(timeout);
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    return socketFile(address).listen();
  }

  private UnixSocketFile socketFile(VsockAddress address) {
    return new UnixSocketFile(directory.resolve(address.cid() + "_" + address.port() + ".sock"));
  }
}
