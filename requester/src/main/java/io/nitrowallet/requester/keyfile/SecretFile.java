package io.nitrowallet.requester.keyfile;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads files whose content is secret. It lies in one array, which the caller closes.
public final class SecretFile {
  private static final int MAX_BYTES = 64 * 1024;

  private SecretFile() {}

  /// The content of the file `name`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read or is over
  ///   64 KiB long
  public static SecretBytes read(String name) {
    try (InputStream source = Files.newInputStream(Path.of(name))) {
      return read(name, source);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(name, e);
    }
  }

  /// All of `source`, which people know as `name`; it stays open.
  ///
  /// @throws RefusedException as the other one does
  public static SecretBytes read(String name, InputStream source) {
    byte[] buffer = new byte[MAX_BYTES + 1];
    try {
      int length = source.readNBytes(buffer, 0, buffer.length);
      if (length > MAX_BYTES) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE, "a key or a password is at most 64 KiB long");
      }
      return SecretBytes.adopt(Arrays.copyOf(buffer, length));
    } catch (IOException e) {
      throw unreadable(name, e);
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static RefusedException unreadable(String name, Exception cause) {
    return new RefusedException(
        ErrorCode.INVALID_VALUE, "the file %s cannot be read".formatted(name), cause);
  }
}
