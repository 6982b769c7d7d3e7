package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// The host's side of one virtual machine whose vsock is a Unix socket at a path, as Firecracker
/// and vhost-device-vsock have it. To connect into the machine, a line `CONNECT <port>` is written
/// to the socket and a line `OK <number>` read; the stream follows. What the machine connects to on
/// its host arrives at `<path>_<port>`.
///
/// The path names the machine, so CIDs are not looked at. Who else may use the socket is decided by
/// the directory it lies in; where {@link #listen} adds to it, it must be the owner's alone.
public final class HybridVsock implements Transport {
  private static final Pattern ANSWER = Pattern.compile("OK [0-9]{1,10}");

  /// Longer than any proper answer.
  private static final int MAX_ANSWER = 32;

  private final Path path;

  /// The machine at `path`.
  public HybridVsock(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  @Override
  public Socket connect(VsockAddress address, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    UnixSocketFile machine = new UnixSocketFile(path);
    Socket socket = machine.connect(timeout);
    boolean connected = false;
    try {
      String request = "CONNECT " + address.port() + "\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      requireOk(readLine(socket, deadline), machine);
      socket.setSoTimeout(0);
      connected = true;
      return socket;
    } catch (SocketTimeoutException e) {
      throw machine.unavailable(
          "the machine at %s did not answer in time: check that it still runs", e);
    } catch (IOException e) {
      throw machine.unavailable(
          "the machine at %s has nothing that listens at the port: check the port, and that its"
              + " program runs",
          e);
    } finally {
      if (!connected) {
        closeQuietly(socket);
      }
    }
  }

  private static void requireOk(String answer, UnixSocketFile machine) {
    if (!ANSWER.matcher(answer).matches()) {
      throw machine.unavailable(
          "%s answers as no hybrid vsock does: check that the path is the machine's", null);
    }
  }

  /// Reads no byte beyond the line's end, since what follows is the stream's.
  private static String readLine(Socket socket, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    while (line.length() <= MAX_ANSWER) {
      socket.setSoTimeout(millisecondsUntil(deadline));
      int next = in.read();
      if (next < 0) {
        throw new IOException("the other side closed before it answered");
      }
      if (next == '\n') {
        return line.toString();
      }
      line.append((char) next);
    }
    return line.toString();
  }

  /// At least one: zero means for ever to sockets.
  private static int millisecondsUntil(long deadline) throws SocketTimeoutException {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return Math.toIntExact(Math.clamp((nanos + 999_999) / 1_000_000, 1, Integer.MAX_VALUE));
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was never handed out.
    }
  }

  /// Listens for what the machine connects to on its host, whatever the CID.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the path is taken, or others
  ///   may enter its directory
  @Override
  public ServerSocket listen(VsockAddress address) {
    return new UnixSocketFile(Path.of(path + "_" + address.port())).listen();
  }
}
