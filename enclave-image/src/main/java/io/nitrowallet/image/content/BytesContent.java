package io.nitrowallet.image.content;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Bytes in memory.
record BytesContent(Bytes all) implements Content {
  @Override
  public long length() {
    return all.length();
  }

  @Override
  public Content slice(long from, long to) {
    Objects.checkFromToIndex(from, to, length());
    return new BytesContent(all.slice((int) from, (int) to));
  }

  @Override
  public void feed(Sink sink) throws IOException {
    sink.accept(ByteBuffer.wrap(all.toArray()));
  }
}
