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

/// A Unix socket at a path, with the refusals of a {@link Transport}.
final class UnixSocketFile {
  /// The kernel's `sun_path` is 108 bytes with its final zero.
  private static final int MAX_PATH = 107;

  private static final int BACKLOG = 128;

  private final Path path;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the kernel takes no path so
  ///   long
  UnixSocketFile(Path path) {
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_PATH) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "the path of a Unix socket is at most %s bytes, and %s has %s: choose a shorter directory"
              .formatted(MAX_PATH, path, length));
    }
    this.path = path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /// As {@link Transport#connect}.
  Socket connect(Duration timeout) {
    if (!exists()) {
      throw unavailable("nothing listens at %s: start it first", null);
    }
    try {
      Socket socket = AFUNIXSocket.newInstance();
      TimedConnect.connect(socket, AFUNIXSocketAddress.of(path), timeout);
      return socket;
    } catch (SocketTimeoutException e) {
      throw unavailable("%s did not answer in time: check that it serves", e);
    } catch (IOException e) {
      throw unavailable("nothing answers at %s: check that it still runs", e);
    }
  }

  /// As {@link Transport#listen}, in a directory that only its owner may enter; it is created where
  /// it is missing.
  ServerSocket listen() {
    try (var claim = SocketDirectory.claim(path.resolve("..").normalize())) {
      claim.removeStale(path);
      return bind();
    } catch (IOException e) {
      throw unavailable("cannot listen at %s: check that its directory is writable", e);
    }
  }

  private ServerSocket bind() throws IOException {
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

  /// The refusal whose sentence has this path where `form` has `%s`.
  RefusedException unavailable(String form, @Nullable IOException cause) {
    String sentence = form.formatted(path);
    return cause == null
        ? new RefusedException(ErrorCode.UNAVAILABLE, sentence)
        : new RefusedException(ErrorCode.UNAVAILABLE, sentence, cause);
  }
}
