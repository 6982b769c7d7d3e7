package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two files of a backup, for their owner alone (mode 0600): rows at a path that is given, the
/// signed manifest beside it.
///
/// @param rows such as `accounts.jsonl`; the manifest is `accounts.jsonl.manifest`
public record BackupFiles(Path rows) {
  private static final int MAX_MANIFEST = 2 * 1024 * 1024;

  /// Where the manifest is.
  public Path manifest() {
    return rows.resolveSibling(rows.getFileName() + ".manifest");
  }

  /// Saves whoever would export in vain.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if one of them exists
  void requireAbsent() {
    for (Path file : new Path[] {rows, manifest()}) {
      if (Files.exists(file)) {
        throw refused("%s exists already, and is never overwritten: choose another name", file);
      }
    }
  }

  /// Writes the manifest, which is on disk on return: with it, the backup is whole.
  void writeManifest(Bytes document) {
    try {
      PrivateFiles.create(manifest(), document.toArray());
    } catch (FileAlreadyExistsException e) {
      throw refused(
          "%s exists already, and is never overwritten: choose another name", manifest(), e);
    } catch (IOException e) {
      throw refused("the file %s cannot be written", manifest(), e);
    }
  }

  Bytes readManifest() {
    try (InputStream in = Files.newInputStream(manifest())) {
      byte[] content = in.readNBytes(MAX_MANIFEST + 1);
      if (content.length <= MAX_MANIFEST) {
        return Bytes.copyOf(content);
      }
      throw refused("the manifest %s is over 2 MiB long", manifest());
    } catch (IOException e) {
      throw refused(
          "the manifest %s cannot be read: without it nobody vouches for the rows", manifest(), e);
    }
  }

  static RefusedException refused(String sentence, Path file) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(file));
  }

  static RefusedException refused(String sentence, Path file, IOException cause) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(file), cause);
  }
}
