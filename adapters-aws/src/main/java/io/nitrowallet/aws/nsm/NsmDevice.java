package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmCodec;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The module behind the enclave kernel's `/dev/nsm`. One request at a time is on its way; the
/// others wait their turn, though not longer than a deadline. Whoever opens a device closes it.
public final class NsmDevice implements SecureModule, AutoCloseable {
  private static final String PATH = "/dev/nsm";

  /// `_IOWR(0x0A, 0, struct of 32 bytes)`, the driver's only request.
  private static final long EXCHANGE = 0xC0200A00L;

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int CLOSED = -1;

  private final Linux linux;
  private final Duration turn;
  private final ReentrantLock lock = new ReentrantLock(true);
  private int descriptor;

  private NsmDevice(Linux linux, int descriptor, Duration turn) {
    this.linux = linux;
    this.descriptor = descriptor;
    this.turn = turn;
  }

  /// Opens the enclave's device.
  ///
  /// @throws RefusedException with {@link ErrorCode#NSM_FAILED} if there is none, as outside a
  ///   Nitro enclave
  public static NsmDevice open() {
    return open(new Libc(), PATH, TURN);
  }

  static NsmDevice open(Linux linux, String path, Duration turn) {
    int descriptor = linux.open(path);
    if (descriptor < 0) {
      throw failed(
          path
              + " cannot be opened ("
              + Errno.describe(-descriptor)
              + "): run this inside a Nitro enclave whose kernel holds the NSM driver");
    }
    return new NsmDevice(linux, descriptor, turn);
  }

  @Override
  public Bytes process(Bytes request) {
    if (request.length() > NsmCodec.MAX_REQUEST) {
      throw failed(
          "the request is "
              + request.length()
              + " bytes long; the Nitro Secure Module takes "
              + NsmCodec.MAX_REQUEST);
    }
    takeTurn();
    try {
      return exchange(request);
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the request on its way, then closes the device. Closing twice is harmless.
  @Override
  public void close() {
    lock.lock();
    try {
      if (descriptor != CLOSED) {
        linux.close(descriptor);
        descriptor = CLOSED;
      }
    } finally {
      lock.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (!lock.tryLock(turn.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed("the Nitro Secure Module is busy: try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the wait for the Nitro Secure Module was interrupted");
    }
  }

  private Bytes exchange(Bytes request) {
    if (descriptor == CLOSED) {
      throw failed("the Nitro Secure Module was closed: the enclave is stopping");
    }
    try (Arena arena = Arena.ofConfined();
        NsmMessage message = new NsmMessage(arena, request)) {
      int result = linux.ioctl(descriptor, EXCHANGE, message.structure());
      if (result < 0) {
        throw failed("the Nitro Secure Module failed: " + Errno.describe(-result));
      }
      long length = message.responseLength();
      if (length <= 0 || length > NsmCodec.MAX_RESPONSE) {
        throw failed("the Nitro Secure Module's driver reports a response of impossible length");
      }
      return message.response(length);
    }
  }

  private static RefusedException failed(String sentence) {
    return new RefusedException(ErrorCode.NSM_FAILED, sentence);
  }
}
