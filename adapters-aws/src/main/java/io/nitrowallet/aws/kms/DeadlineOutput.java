package io.nitrowallet.aws.kms;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The way to a peer that may not read: sockets have a timeout for reads only, so a write that is
/// not taken in time ends by closing the tunnel under it.
final class DeadlineOutput extends OutputStream {
  /// Holds outside calls too: closing an idle connection writes a last word.
  private static final int LONGEST_MILLIS = 5_000;

  private final Socket tunnel;
  private final OutputStream out;

  DeadlineOutput(Socket tunnel) throws IOException {
    this.tunnel = tunnel;
    this.out = tunnel.getOutputStream();
  }

  @Override
  public void write(int octet) throws IOException {
    watch(() -> out.write(octet));
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    watch(() -> out.write(octets, from, length));
  }

  @Override
  public void flush() throws IOException {
    watch(out::flush);
  }

  @Override
  public void close() throws IOException {
    tunnel.close();
  }

  private void watch(Writing writing) throws IOException {
    int millis = CallDeadline.limit(LONGEST_MILLIS);
    AtomicBoolean over = new AtomicBoolean();
    Thread watcher = Thread.ofVirtual().start(() -> closeAfter(millis, over));
    try {
      writing.run();
    } catch (IOException e) {
      if (!over.get()) {
        throw e;
      }
      SocketTimeoutException late = new SocketTimeoutException("the peer did not read in time");
      late.initCause(e);
      throw late;
    } finally {
      if (over.compareAndSet(false, true)) {
        watcher.interrupt();
      }
    }
  }

  private void closeAfter(int millis, AtomicBoolean over) {
    try {
      Thread.sleep(millis);
      if (over.compareAndSet(false, true)) {
        tunnel.close();
      }
    } catch (InterruptedException e) {
      // The write is over.
    } catch (IOException e) {
      // The write ends with the same trouble.
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}
