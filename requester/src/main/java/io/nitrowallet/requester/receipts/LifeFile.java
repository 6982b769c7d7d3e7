package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.formats.json.ReceiptLineJson;
import io.nitrowallet.requester.receipts.TextLine.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of one enclave life: lines that are only ever appended. It remembers where every
/// hundredth receipt begins, so that reading on costs the same wherever it starts. Not thread-safe;
/// its folder's lock keeps others out.
final class LifeFile {
  private static final Logger LOG = LoggerFactory.getLogger(LifeFile.class);
  private static final long STRIDE = 100;

  private final Path file;
  private final NavigableMap<Long, Long> offsets = new TreeMap<>();
  private OptionalLong newest = OptionalLong.empty();
  private long size;

  /// Nothing is read yet.
  LifeFile(Path file) {
    this.file = file;
  }

  /// How far it goes, as of the last look.
  OptionalLong newest() {
    return newest;
  }

  /// Takes in what others appended. The line at the end that nobody finished, since the machine
  /// stopped, is cut off: whoever wrote it did not say that it is kept.
  void look() throws IOException {
    try (FileChannel channel = open()) {
      if (channel.size() == size) {
        return;
      }
      if (channel.size() < size) {
        forget();
      }
      channel.position(size);
      TextLines lines = new TextLines(Channels.newInputStream(channel), size);
      for (Optional<TextLine> next = lines.next(); next.isPresent(); next = lines.next()) {
        take(next.get(), lines.position(), channel);
      }
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// Somebody made it shorter: what is known of it is not to be relied on.
  private void forget() {
    LOG.error("{} is shorter than it was: find out who changed it", file);
    offsets.clear();
    newest = OptionalLong.empty();
    size = 0;
  }

  private void take(TextLine line, long end, FileChannel channel) throws IOException {
    if (line.ending() == Ending.TORN) {
      LOG.warn("{} ends in a line that was not written to its end: cut off", file);
      channel.truncate(line.start());
      channel.force(true);
      size = line.start();
      return;
    }
    try {
      enter(LineContent.head(ReceiptLineJson.decode(line.content())).sequence(), line.start());
    } catch (RefusedException e) {
      LOG.error("{} is damaged at byte {}: {}", file, line.start(), e.sentence());
    }
    size = end;
  }

  private void enter(long sequence, long start) {
    if (newest.isPresent() && newest.getAsLong() >= sequence) {
      return; // out of its place: for the auditor
    }
    newest = OptionalLong.of(sequence);
    Map.Entry<Long, Long> last = offsets.lastEntry();
    if (last == null || sequence >= last.getKey() + STRIDE) {
      offsets.put(sequence, start);
    }
  }

  /// Appends lines that are newer than the newest; on disk on return.
  void append(List<KeptLine> lines) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Long> starts = new ArrayList<>();
    for (KeptLine line : lines) {
      starts.add(size + text.size());
      text.writeBytes(line.text().toArray());
      text.write('\n');
    }
    try (FileChannel channel = open()) {
      ByteBuffer remaining = ByteBuffer.wrap(text.toByteArray());
      channel.position(size);
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
    for (int i = 0; i < lines.size(); i++) {
      enter(lines.get(i).sequence(), starts.get(i));
    }
    size += text.size();
  }

  /// What stands there from the number `from` on, in its order; at most `limit` lines. What cannot
  /// be read is left out: it was told of when it was met.
  List<KeptLine> read(long from, int limit) throws IOException {
    List<KeptLine> found = new ArrayList<>();
    Map.Entry<Long, Long> start = offsets.floorEntry(from);
    long position = start == null ? 0 : start.getValue();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(position);
      TextLines lines = new TextLines(Channels.newInputStream(channel), position);
      long last = from - 1;
      for (Optional<TextLine> next = lines.next();
          next.isPresent() && next.get().start() < size && found.size() < limit;
          next = lines.next()) {
        Optional<KeptLine> line = decoded(next.get());
        if (line.isPresent() && line.get().sequence() > last) {
          found.add(line.get());
          last = line.get().sequence();
        }
      }
    }
    return found;
  }

  private static Optional<KeptLine> decoded(TextLine line) {
    try {
      return Optional.of(LineContent.kept(ReceiptLineJson.decode(line.content())));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }
}
