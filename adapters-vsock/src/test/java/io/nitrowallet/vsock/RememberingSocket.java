package io.nitrowallet.vsock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connected socket with a given input that remembers the arrays into which it was read: what a
/// reader leaves in memory cannot be seen on a real one.
public final class RememberingSocket extends Socket {
  private final ByteArrayInputStream input;
  private final Runnable atEnd;
  private final List<byte[]> targets = new ArrayList<>();

  /// @param atEnd run once all of `input` has been read
  public RememberingSocket(byte[] input, Runnable atEnd) {
    this.input = new ByteArrayInputStream(input);
    this.atEnd = atEnd;
  }

  /// The arrays into which more than a header was read.
  public List<byte[]> targets() {
    return targets;
  }

  @Override
  public void setSoTimeout(int timeout) {
    // There is nothing to wait for.
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() {
        return input.read();
      }

      @Override
      public int read(byte @Nullable [] target, int from, int length) {
        int count = input.read(target, from, length);
        if (target != null && target.length > 8) {
          targets.add(target);
        }
        if (input.available() == 0) {
          atEnd.run();
        }
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new ByteArrayOutputStream();
  }
}
