package io.nitrowallet.aws.kms;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a peer that takes the connection and never reads.
final class DeadlineSocketTest {
  private static final Duration DEADLINE = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final byte[] LARGE = new byte[16 * 1024 * 1024];

  private ServerSocket mute;
  private DeadlineSocket socket;

  @BeforeEach
  void connect() throws IOException {
    mute = new ServerSocket();
    mute.setReceiveBufferSize(4096);
    mute.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket = new DeadlineSocket(new Socket());
    socket.connect(mute.getLocalSocketAddress());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    mute.close();
  }

  @Test
  void aLargeWriteEndsAtTheDeadline() {
    assertLate(out -> out.write(LARGE));
    assertTrue(socket.isClosed());
  }

  @Test
  void writesOfSingleBytesEndAtTheDeadline() {
    assertLate(out -> {
      while (true) {
        out.write(0);
      }
    });
  }

  @Test
  void nothingIsWrittenAfterTheDeadline() {
    assertLate(out -> {
      pause();
      out.write(0);
    });
  }

  @Test
  void aWriteThatIsTakenLeavesTheSocketOpen() {
    CallDeadline.within(
        DEADLINE,
        () -> {
          write(out -> out.write(1));
          write(OutputStream::flush);
          return true;
        });
    pause();
    write(out -> out.write(1));
  }

  private void assertLate(Writing writing) {
    UncheckedIOException late =
        assertTimeoutPreemptively(
            PATIENCE,
            () ->
                assertThrows(
                    UncheckedIOException.class,
                    () ->
                        CallDeadline.within(
                            DEADLINE,
                            () -> {
                              write(writing);
                              return true;
                            })));
    assertTrue(late.getCause() instanceof SocketTimeoutException, late::toString);
  }

  private void write(Writing writing) {
    try {
      writing.to(socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(DEADLINE.plusMillis(200));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
