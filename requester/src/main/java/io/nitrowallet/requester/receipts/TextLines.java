package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.ReceiptLineJson;
import io.nitrowallet.requester.receipts.TextLine.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a stream, one after the other, in memory that grows neither with the stream nor
/// with its longest line.
final class TextLines {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;
  private long position;

  /// @param in the caller's, and stays open
  /// @param position where in its file `in` begins
  TextLines(InputStream in, long position) {
    this.in = in;
    this.position = position;
  }

  /// Where the next line begins, in bytes.
  long position() {
    return position;
  }

  /// The next line; absent at the end.
  Optional<TextLine> next() throws IOException {
    long start = position;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (fill()) {
      int end = indexOfLineFeed();
      int length = end - from;
      int wanted = ReceiptLineJson.MAX_LENGTH + 1 - content.size(); // one more shows it too long
      content.write(buffer, from, Math.min(length, wanted));
      position += length;
      from = end;
      if (end < to) {
        from++;
        position++;
        return Optional.of(line(start, content, Ending.WHOLE));
      }
    }
    return position == start ? Optional.empty() : Optional.of(line(start, content, Ending.TORN));
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  private int indexOfLineFeed() {
    int index = from;
    while (index < to && buffer[index] != '\n') {
      index++;
    }
    return index;
  }

  private TextLine line(long start, ByteArrayOutputStream content, Ending ending) {
    number++;
    boolean tooLong = content.size() > ReceiptLineJson.MAX_LENGTH;
    return tooLong
        ? new TextLine(number, start, Bytes.EMPTY, Ending.TOO_LONG)
        : new TextLine(number, start, Bytes.copyOf(content.toByteArray()), ending);
  }
}
