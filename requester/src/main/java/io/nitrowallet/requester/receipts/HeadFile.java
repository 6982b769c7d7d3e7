package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptHeads;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The highest head of each life that this machine saw signed, in one JSON file of mode 0600. Each
/// write replaces the file in one step, under a lock that other processes respect, and never puts a
/// lower head in the place of a higher one.
///
/// The first head is written at once, further ones within a second or when this is closed, so that
/// a busy gateway does not wait for its disk at every signature.
public final class HeadFile implements ReceiptHeads, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadFile.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// The file's lock keeps other processes out, this one our own threads.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path file;
  private final Map<Bytes, ReceiptHead> unwritten = new HashMap<>();
  private long nextWrite = System.nanoTime();

  /// @param file made when there is something to write
  public HeadFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /// All that is remembered; nothing where there is no file.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it cannot be read
  public static Map<Bytes, ReceiptHead> read(Path file) {
    try {
      return Files.exists(file)
          ? HeadJson.decode(Bytes.copyOf(Files.readAllBytes(file)))
          : Map.of();
    } catch (IOException | RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the heads of receipts in %s cannot be read: restore the file from a backup, do not"
                  .formatted(file)
              + " delete it",
          e);
    }
  }

  @Override
  public void seen(Bytes life, ReceiptHead head) {
    THREADS.lock();
    try {
      unwritten.merge(life, head, HeadFile::higher);
      if (System.nanoTime() - nextWrite >= 0) {
        write();
      }
    } finally {
      THREADS.unlock();
    }
  }

  private static ReceiptHead higher(ReceiptHead one, ReceiptHead other) {
    return one.sequence() >= other.sequence() ? one : other;
  }

  /// A file that cannot be written shall not keep anybody from signing: it is complained about.
  private void write() {
    nextWrite = System.nanoTime() + PAUSE.toNanos();
    if (unwritten.isEmpty()) {
      return;
    }
    try (FileChannel lock = PrivateFiles.openLock(file);
        var _ = lock.lock()) {
      Map<Bytes, ReceiptHead> heads = new HashMap<>(read(file));
      unwritten.forEach((life, head) -> heads.merge(life, head, HeadFile::higher));
      PrivateFiles.replace(file, HeadJson.encode(heads).toArray());
      unwritten.clear();
    } catch (IOException | RefusedException e) {
      LOG.error("the heads of receipts are not remembered in {}: make it writable", file, e);
    }
  }

  @Override
  public void close() {
    THREADS.lock();
    try {
      write();
    } finally {
      THREADS.unlock();
    }
  }
}
