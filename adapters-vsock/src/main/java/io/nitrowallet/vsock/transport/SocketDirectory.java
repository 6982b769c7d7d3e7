package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.ConnectionRefusedSocketException;

/// The sole right to add sockets to a directory, so that of two servers that start at once neither
/// takes the other's fresh socket for a stale one.
final class SocketDirectory implements AutoCloseable {
  static final Set<PosixFilePermission> SOCKET_MODE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  /// File locks keep other processes out; this one keeps out our own threads.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel lockFile;

  private SocketDirectory(FileChannel lockFile) {
    this.lockFile = lockFile;
  }

  /// Creates `directory` where it is missing and waits for the right to add to it.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if others could enter it
  static SocketDirectory claim(Path directory) throws IOException {
    requirePrivate(directory);
    THREADS.lock();
    try {
      Path file = directory.resolve(".lock");
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(SOCKET_MODE));
      channel.lock();
      return new SocketDirectory(channel);
    } catch (IOException | RuntimeException e) {
      THREADS.unlock();
      throw e;
    }
  }

  private static void requirePrivate(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(MODE));
    }
    if (!MODE.containsAll(Files.getPosixFilePermissions(directory))) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "others may enter %s: make it private with 'chmod 700'".formatted(directory));
    }
  }

  /// Removes a socket whose server is gone.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if its server still listens
  void removeStale(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(path, "isOther", LinkOption.NOFOLLOW_LINKS).containsValue(true)) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "%s is in the way and no socket: move it away".formatted(path));
    }
    if (listens(path)) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "another process listens at %s: stop it, or choose another port".formatted(path));
    }
    Files.delete(path);
  }

  /// Anything but a refusal, a full backlog included, is taken for a living server.
  private static boolean listens(Path path) {
    try (Socket probe = AFUNIXSocket.newInstance()) {
      TimedConnect.connect(probe, AFUNIXSocketAddress.of(path), PROBE_TIMEOUT);
      return true;
    } catch (ConnectionRefusedSocketException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lockFile.close();
    } finally {
      THREADS.unlock();
    }
  }
}
