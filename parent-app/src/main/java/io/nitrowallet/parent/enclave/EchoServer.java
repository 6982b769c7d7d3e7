package io.nitrowallet.parent.enclave;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.frame.FrameLimits;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Sends back every frame it receives. One connection at a time: it is a sample.
public final class EchoServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerSocket server;
  private final Consumer<String> witness;
  private final Thread thread;

  private EchoServer(ServerSocket server, Consumer<String> witness) {
    this.server = server;
    this.witness = witness;
    // accept over vsock ends on close only where the thread is virtual.
    this.thread = Thread.ofVirtual().name("echo").unstarted(this::accept);
  }

  /// Starts to listen on `port`; `witness` is told every text that arrives.
  public static EchoServer start(Transport transport, long port, Consumer<String> witness) {
    EchoServer echo = new EchoServer(transport.listen(VsockAddress.anyCid(port)), witness);
    echo.thread.start();
    return echo;
  }

  /// Waits until it is closed.
  public void join() throws InterruptedException {
    thread.join();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        // Transports want their sockets read and written on platform threads.
        Thread.ofPlatform().daemon().name("echo-peer").start(() -> serve(socket)).join();
      } catch (IOException _) {
        // The next peer may have more luck.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (FrameConnection frames = new FrameConnection(socket, FrameLimits.DEFAULT)) {
      echo(frames);
    } catch (IOException | RefusedException _) {
      // One bad peer costs its own connection.
    }
  }

  private void echo(FrameConnection frames) throws IOException {
    while (frames.await(PATIENCE)) {
      byte[] payload = frames.read();
      witness.accept(new String(payload, StandardCharsets.UTF_8));
      frames.write(payload, Deadline.after(PATIENCE));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException _) {
      // It listens no more either way.
    }
  }
}
