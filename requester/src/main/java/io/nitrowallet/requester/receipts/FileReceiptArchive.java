package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Receipts in a folder: for each life one file, `<fingerprint>.jsonl`, of mode 0600, to which
/// lines are appended and synced. Several processes may write: a lock on the folder keeps them
/// apart. Since files only grow at their end, what is older than the newest line is compared, and
/// not put where it is missing.
public final class FileReceiptArchive implements ReceiptArchive {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.jsonl");

  private final Path folder;
  private final ReentrantLock threads = new ReentrantLock();
  private final Map<Bytes, LifeFile> files = new HashMap<>();

  /// @param folder made where it is not there
  public FileReceiptArchive(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /// Where the receipts of `life` stand.
  public Path file(Bytes life) {
    return folder.resolve(life.hex() + ".jsonl");
  }

  @Override
  public OptionalLong newest(Bytes life) {
    return alone(() -> known(life).map(LifeFile::newest).orElse(OptionalLong.empty()));
  }

  @Override
  public List<Long> keep(Bytes life, List<KeptLine> lines) {
    return alone(() -> {
      LifeFile file = looked(life);
      List<Long> contradicted = new ArrayList<>();
      List<KeptLine> newer = new ArrayList<>();
      for (KeptLine line : lines) {
        if (file.newest().orElse(-1) < line.sequence()) {
          newer.add(line);
        } else if (isContradicted(file, line)) {
          contradicted.add(line.sequence());
        }
      }
      if (!newer.isEmpty()) {
        file.append(newer);
      }
      return List.copyOf(contradicted);
    });
  }

  private static boolean isContradicted(LifeFile file, KeptLine line) throws IOException {
    return file.read(line.sequence(), 1).stream()
        .anyMatch(kept -> kept.sequence() == line.sequence() && !kept.equals(line));
  }

  @Override
  public List<KeptLine> page(Bytes life, long from, int limit) {
    return alone(() -> {
      Optional<LifeFile> file = known(life);
      return file.isPresent() ? file.get().read(from, limit) : List.of();
    });
  }

  @Override
  public List<Bytes> lives(Optional<Bytes> after, int limit) {
    return alone(() -> {
      try (Stream<Path> entries = Files.list(folder)) {
        return entries
            .map(entry -> NAME.matcher(entry.getFileName().toString()))
            .filter(Matcher::matches)
            .map(name -> name.group(1))
            .filter(name -> after.isEmpty() || name.compareTo(after.get().hex()) > 0)
            .sorted()
            .limit(limit)
            .map(Bytes::ofHex)
            .toList();
      }
    });
  }

  /// The file of `life`, if there is one: asking makes none.
  private Optional<LifeFile> known(Bytes life) throws IOException {
    return Files.exists(file(life)) ? Optional.of(looked(life)) : Optional.empty();
  }

  private LifeFile looked(Bytes life) throws IOException {
    LifeFile file = files.computeIfAbsent(life, _ -> new LifeFile(file(life)));
    file.look();
    return file;
  }

  private <T> T alone(FileAction<T> action) {
    threads.lock();
    try (FileChannel lock = PrivateFiles.openLock(folder.resolve("receipts"));
        var _ = lock.lock()) {
      return action.run();
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "receipts cannot be kept in %s: make it a folder that this user may write to, with room"
              .formatted(folder),
          e);
    } finally {
      threads.unlock();
    }
  }

  /// What is done with files.
  @FunctionalInterface
  private interface FileAction<T> {
    T run() throws IOException;
  }
}
