package io.nitrowallet.vsock.frame;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;

/// Frames in both directions over one socket, which this object owns.
///
/// A peer's length is compared with the limit before anything is allocated, and the buffer grows
/// only as bytes arrive. Deadlines hold for the whole of what they bound, however the bytes trickle
/// in. After an exception the stream is out of step: what was owed may be written, then it is
/// closed.
///
/// One platform thread reads and writes (see {@link io.nitrowallet.vsock.transport.Transport});
/// {@link #close} may come from any.
public final class FrameConnection implements AutoCloseable {
  /// The length of a header in bytes.
  public static final int HEADER = 8;

  private static final int FIRST_BUFFER = 16 * 1024;
  private static final int NONE = -1;

  private final Socket socket;
  private final FrameLimits limits;
  private int firstByte = NONE;

  /// Takes ownership of a connected `socket`.
  public FrameConnection(Socket socket, FrameLimits limits) {
    this.socket = socket;
    this.limits = limits;
  }

  /// Waits for a frame to begin.
  ///
  /// @return false if the peer ended the stream between two frames
  /// @throws SocketTimeoutException if nothing came within `patience`
  public boolean await(Duration patience) throws IOException {
    if (firstByte == NONE) {
      socket.setSoTimeout(Deadline.after(patience).socketTimeout());
      firstByte = socket.getInputStream().read();
    }
    return firstByte != NONE;
  }

  /// Reads the frame that has begun, within the limits.
  ///
  /// @return the payload, the caller's from now on
  /// @throws RefusedException with {@link ErrorCode#FRAME_SIZE} for a length out of bounds, with
  ///   {@link ErrorCode#BAD_REQUEST} for a frame that is late or cut short
  public byte[] read() throws IOException {
    return read(Deadline.after(limits.message()));
  }

  /// Like {@link #read()}, and all of it before `end` too.
  public byte[] read(Deadline end) throws IOException {
    Deadline whole = Deadline.after(limits.message()).orSooner(end);
    byte[] header = new byte[HEADER];
    header[0] = (byte) firstByte;
    firstByte = NONE;
    try {
      readFully(header, 1, HEADER, Deadline.after(limits.header()).orSooner(whole));
      return readPayload(requireLength(header), whole);
    } catch (SocketTimeoutException e) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "the frame did not arrive in time: send it in one go", e);
    }
  }

  private int requireLength(byte[] header) {
    long length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length <= 0 || length > limits.bytes()) {
      throw tooLong();
    }
    return Math.toIntExact(length);
  }

  private byte[] readPayload(int length, Deadline end) throws IOException {
    byte[] payload = new byte[Math.min(length, FIRST_BUFFER)];
    boolean whole = false;
    try {
      readFully(payload, 0, payload.length, end);
      while (payload.length < length) {
        byte[] outgrown = payload;
        payload = Arrays.copyOf(outgrown, Math.min(length, 2 * outgrown.length));
        Arrays.fill(outgrown, (byte) 0); // requests carry credentials
        readFully(payload, outgrown.length, payload.length, end);
      }
      whole = true;
      return payload;
    } finally {
      if (!whole) {
        Arrays.fill(payload, (byte) 0);
      }
    }
  }

  private void readFully(byte[] target, int from, int to, Deadline end) throws IOException {
    InputStream in = socket.getInputStream();
    int at = from;
    while (at < to) {
      socket.setSoTimeout(end.socketTimeout());
      int count = in.read(target, at, to - at);
      if (count < 0) {
        throw new RefusedException(
            ErrorCode.BAD_REQUEST, "the connection ended within a frame: send all of it");
      }
      at += count;
    }
  }

  /// Writes one frame. A peer that does not take it by `end` loses the connection.
  ///
  /// @throws RefusedException with {@link ErrorCode#FRAME_SIZE} if the payload is empty or too long
  public void write(byte[] payload, Deadline end) throws IOException {
    if (payload.length == 0 || payload.length > limits.bytes()) {
      throw tooLong();
    }
    byte[] frame =
        ByteBuffer.allocate(HEADER + payload.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(payload.length)
            .put(payload)
            .array();
    try {
      TimedWrite.write(socket, frame, end);
    } finally {
      Arrays.fill(frame, (byte) 0);
    }
  }

  /// Ends the output and passes over what the peer still sends, until it ends the stream too. To
  /// close with input unread may take the last word away from a peer that has not read it yet.
  ///
  /// @throws SocketTimeoutException if the peer did not end the stream by `end`
  public void finish(Deadline end) throws IOException {
    Transport.shutdownOutput(socket);
    byte[] passedOver = new byte[HEADER * 512];
    try {
      int count = 0;
      while (count >= 0) {
        socket.setSoTimeout(end.socketTimeout());
        count = socket.getInputStream().read(passedOver);
      }
    } finally {
      Arrays.fill(passedOver, (byte) 0); // requests carry credentials
    }
  }

  private RefusedException tooLong() {
    return new RefusedException(
        ErrorCode.FRAME_SIZE, "a frame's payload is 1 to " + limits.bytes() + " bytes long");
  }

  /// Closes the socket, which ends a read or write that is blocked in it.
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is owed to a peer on a socket that does not even close.
    }
  }
}
