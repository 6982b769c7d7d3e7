package io.nitrowallet.parent.gateway.tunnel;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries bytes between a desk and an enclave, until one of them ends the connection: what the
/// enclave said before its end is passed on, what was still to come to a desk that has gone is not.
///
/// The server closes the desk's side when {@link #handle} returns, and it when nothing was carried
/// for the server's patience with idle connections.
public final class Tunnel implements ServerConnection {
  private static final Logger LOG = LoggerFactory.getLogger(Tunnel.class);
  private static final int BUFFER = 16 * 1024;

  private final ConnectionContext desk;
  private final EnclaveDoor enclave;
  private final String requestId;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long lastByte = System.nanoTime();

  /// @param enclave owned from now on
  /// @param requestId by which the log knows it
  public Tunnel(ConnectionContext desk, EnclaveDoor enclave, String requestId) {
    this.desk = desk;
    this.enclave = enclave;
    this.requestId = requestId;
  }

  /// Carries until the end. Sockets of enclaves are read and written on platform threads.
  @Override
  public void handle(Limit limit) throws InterruptedException {
    long start = System.nanoTime();
    try (enclave) {
      start("tunnel-to-enclave", this::toEnclave);
      start("tunnel-to-desk", this::toDesk);
      ended.await();
    } finally {
      LOG.info(
          "request={} endpoint=tunnel state=ended ms={}",
          requestId,
          Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
  }

  private void start(String name, Carrying carrying) {
    Thread.ofPlatform().daemon().name(name).start(() -> carry(carrying));
  }

  private void carry(Carrying carrying) {
    try {
      carrying.run();
    } catch (IOException | RuntimeException e) {
      LOG.debug("request={} a side of the tunnel is gone", requestId, e);
    } finally {
      ended.countDown();
    }
  }

  private void toEnclave() throws IOException {
    DataReader in = desk.dataReader();
    OutputStream out = enclave.socket().getOutputStream();
    while (true) {
      byte[] bytes = in.readBuffer().readBytes();
      lastByte = System.nanoTime();
      out.write(bytes);
      out.flush();
    }
  }

  private void toDesk() throws IOException {
    InputStream in = enclave.socket().getInputStream();
    DataWriter out = desk.dataWriter();
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      lastByte = System.nanoTime();
      out.writeNow(BufferData.create(buffer, 0, count));
    }
  }

  @Override
  public Duration idleTime() {
    return Duration.ofNanos(System.nanoTime() - lastByte);
  }

  /// Ends it at once, also where the server would wait: nobody knows whether an answer is due.
  @Override
  public void close(boolean interrupt) {
    ended.countDown();
    enclave.close();
  }

  /// One direction.
  @FunctionalInterface
  private interface Carrying {
    void run() throws IOException;
  }
}
