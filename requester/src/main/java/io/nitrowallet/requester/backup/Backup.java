package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.StrictJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A backup whose manifest an operator signed. Its rows are believed segment by segment, as far as
/// the manifest vouches for them.
public final class Backup {
  private final BackupFiles files;
  private final BackupManifest manifest;

  private Backup(BackupFiles files, BackupManifest manifest) {
    this.files = files;
    this.manifest = manifest;
  }

  /// Opens a backup; its rows are not yet looked at.
  ///
  /// @param operators the keys that may have signed it, by the operators' ids
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if none of them did; with
  ///   {@link ErrorCode#INVALID_VALUE} if a file cannot be read
  public static Backup open(BackupFiles files, Map<String, VerifyingKey> operators) {
    return new Backup(files, BackupManifest.verify(files.readManifest(), operators));
  }

  /// What the operator signed.
  public BackupManifest manifest() {
    return manifest;
  }

  /// Whatever is wrong with the rows, in sentences for people; nothing where they are what the
  /// operator signed, and rows all of them.
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    read(new Whole(problems::add), _ -> {});
    return List.copyOf(problems);
  }

  /// Hands every row to `use`, each of them only after the whole segment that it is in was found to
  /// be as it was signed.
  ///
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} at the first one that is not
  public void rows(Consumer<Account> use) {
    read(
        new Whole(problem -> {
          throw new RefusedException(
              ErrorCode.ROW_TAMPERED,
              problem + ": what stood before it was used, nothing after it");
        }),
        use);
  }

  private void read(Whole whole, Consumer<Account> use) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(files.rows()))) {
      for (int index = 0; index < manifest.segments().size(); index++) {
        whole.judge(index, segment(in)).forEach(use);
      }
      if (in.read() >= 0) {
        whole.problem.accept("the file goes on behind the last row that was signed");
      }
    } catch (IOException e) {
      throw BackupFiles.refused("the file %s cannot be read", files.rows(), e);
    }
  }

  /// Up to a segment's lines with their line ends.
  private static List<Bytes> segment(InputStream in) throws IOException {
    List<Bytes> lines = new ArrayList<>();
    while (lines.size() < BackupManifest.SEGMENT) {
      Optional<Bytes> line = line(in);
      if (line.isEmpty()) {
        break;
      }
      lines.add(line.get());
    }
    return lines;
  }

  private static Optional<Bytes> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      if (next == '\n' || line.size() > StrictJson.MAX_LENGTH) {
        break; // what is too long is no row, and is judged so
      }
      next = in.read();
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(Bytes.copyOf(line.toByteArray()));
  }

  /// Judges segments.
  private final class Whole {
    private final Consumer<String> problem;

    Whole(Consumer<String> problem) {
      this.problem = problem;
    }

    List<Account> judge(int index, List<Bytes> lines) {
      long first = (long) index * BackupManifest.SEGMENT + 1;
      Segments segments = new Segments();
      lines.forEach(segments::add);
      if (!segments.hashes().equals(List.of(manifest.segments().get(index)))) {
        problem.accept(
            "lines %s to %s are not those that were signed"
                .formatted(first, Math.min(first + BackupManifest.SEGMENT - 1, manifest.rows())));
        return List.of();
      }
      List<Account> accounts = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        account(first + i, lines.get(i)).ifPresent(accounts::add);
      }
      return accounts;
    }

    private Optional<Account> account(long number, Bytes line) {
      try {
        return Optional.of(AccountJson.decode(StrictJson.parse(line)));
      } catch (RefusedException e) {
        problem.accept("line %s is no row: %s".formatted(number, e.sentence()));
        return Optional.empty();
      }
    }
  }
}
