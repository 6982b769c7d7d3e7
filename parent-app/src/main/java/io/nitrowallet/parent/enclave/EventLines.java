package io.nitrowallet.parent.enclave;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a stream, of which none may be long.
final class EventLines {
  /// The longest line, in bytes, without its end.
  static final int MAX_LENGTH = 4096;

  private final InputStream in;
  private final byte[] line = new byte[MAX_LENGTH];

  EventLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// The next whole line; none where the stream ends, whatever it cut off.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if it is over 4 KiB long
  Optional<Bytes> next() throws IOException {
    int length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return Optional.of(Bytes.copyOf(Arrays.copyOf(line, length)));
      }
      if (length == MAX_LENGTH) {
        throw new RefusedException(ErrorCode.BAD_REQUEST, "a line is at most 4 KiB long");
      }
      line[length++] = (byte) next;
    }
    return Optional.empty();
  }
}
