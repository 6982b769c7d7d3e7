package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/// Vsock addresses as Unix sockets of one directory, for development: `<cid>_<port>.sock`. Only the
/// user who owns the directory (mode 0700) reaches them.
///
/// What listens on {@link VsockAddress#CID_ANY} answers for every CID at which nothing else
/// listens.
public final class UnixDirectory implements Transport {
  /// The kernel's `sun_path` is 108 bytes with its final zero.
  private static final int MAX_PATH = 107;

  private static final int BACKLOG = 128;

  private final Path directory;

  /// Uses `directory`, which {@link #listen} creates where it is missing.
  public UnixDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    Path path = socketFile(address);
    Path used = Files.exists(path) ? path : socketFile(VsockAddress.anyCid(address.port()));
    if (!Files.exists(used)) {
      throw unavailable("nothing listens at %s: start it first", path, null);
    }
    try {
      Socket socket = AFUNIXSocket.newInstance();
      TimedConnect.connect(socket, AFUNIXSocketAddress.of(used), timeout);
      return socket;
    } catch (SocketTimeoutException e) {
      throw unavailable("%s did not answer in time: check that it serves", used, e);
    } catch (IOException e) {
      throw unavailable("nothing answers at %s: check that it still runs", used, e);
    }
  }

  @Override
  public ServerSocket listen(VsockAddress address) {
    Path path = socketFile(address);
    try (var claim = SocketDirectory.claim(directory)) {
      claim.removeStale(path);
      return bind(path);
    } catch (IOException e) {
      throw unavailable("cannot listen at %s: check that its directory is writable", path, e);
    }
  }

  private static ServerSocket bind(Path path) throws IOException {
    AFUNIXServerSocket server = AFUNIXServerSocket.newInstance();
    try {
      server.bind(AFUNIXSocketAddress.of(path), BACKLOG);
      Files.setPosixFilePermissions(path, SocketDirectory.SOCKET_MODE);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private Path socketFile(VsockAddress address) {
    Path path = directory.resolve(address.cid() + "_" + address.port() + ".sock");
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_PATH) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "the path of a Unix socket is at most %s bytes, and %s has %s: choose a shorter directory"
              .formatted(MAX_PATH, path, length));
    }
    return path;
  }

  private static RefusedException unavailable(String form, Path path, @Nullable IOException cause) {
    String sentence = form.formatted(path);
    return cause == null
        ? new RefusedException(ErrorCode.UNAVAILABLE, sentence)
        : new RefusedException(ErrorCode.UNAVAILABLE, sentence, cause);
  }
}
