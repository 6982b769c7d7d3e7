package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that did not exist before, for its owner alone (mode 0600).
final class NewPrivateFile {
  private NewPrivateFile() {}

  /// Saves whoever would be asked for a passphrase in vain.
  static void requireAbsent(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(file, null);
    }
  }

  /// Writes `content`; on disk on return.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the file exists or cannot be
  ///   written
  static void write(Path file, byte[] content) {
    try (FileChannel out = PrivateFiles.openNew(file)) {
      ByteBuffer remaining = ByteBuffer.wrap(content);
      while (remaining.hasRemaining()) {
        out.write(remaining);
      }
      out.force(true);
    } catch (FileAlreadyExistsException e) {
      throw exists(file, e);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be written".formatted(file), e);
    }
  }

  private static RefusedException exists(Path file, @Nullable Exception cause) {
    String sentence = "%s exists already, and is never overwritten: choose another name";
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(file))
        : new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(file), cause);
  }
}
