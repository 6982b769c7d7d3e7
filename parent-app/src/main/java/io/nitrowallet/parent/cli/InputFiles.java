package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.keyfile.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/// Files that the command line names.
final class InputFiles {
  private static final String STANDARD_INPUT = "-";
  private static final int MAX_BYTES = 1024 * 1024;

  private InputFiles() {}

  /// The content of `name`, or of `in` where the name is `-`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read or is over
  ///   1 MiB long
  static Bytes read(String name, InputStream in) {
    try {
      return name.equals(STANDARD_INPUT) ? limited(in) : open(name);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(name, e);
    }
  }

  private static RefusedException unreadable(String name, Exception cause) {
    return new RefusedException(
        ErrorCode.INVALID_VALUE, "the file %s cannot be read".formatted(name), cause);
  }

  /// The same for content that is secret: it lies in one array, which the caller closes.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read or is over
  ///   64 KiB long
  static SecretBytes readSecret(String name, InputStream in) {
    return name.equals(STANDARD_INPUT) ? SecretFile.read(name, in) : SecretFile.read(name);
  }

  /// Lends the content of a file that holds a private key to `reader`, and overwrites it.
  ///
  /// @throws RefusedException as {@link #readSecret} does
  static <T> T secret(String name, Function<byte[], T> reader) {
    try (SecretBytes content = readSecret(name, InputStream.nullInputStream())) {
      return content.use(reader);
    }
  }

  /// The text of the file `name`, or of `in` where the name is `-`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} also if it is not UTF-8
  static String text(String name, InputStream in) {
    return Utf8.decode(read(name, in))
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE, "the file %s is no UTF-8 text".formatted(name)));
  }

  /// The policy `open`, or the text of a file.
  static PolicyText policy(String name) {
    return name.equals("open")
        ? AccountPolicy.OPEN
        : new PolicyText(
            Utf8.decode(read(name, InputStream.nullInputStream()))
                .orElseThrow(
                    () -> new RefusedException(ErrorCode.INVALID_VALUE, "a policy is UTF-8 text")));
  }

  private static Bytes open(String name) throws IOException {
    try (InputStream file = Files.newInputStream(Path.of(name))) {
      return limited(file);
    }
  }

  private static Bytes limited(InputStream in) throws IOException {
    byte[] content = in.readNBytes(MAX_BYTES + 1);
    if (content.length > MAX_BYTES) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "an input is at most 1 MiB long");
    }
    return Bytes.copyOf(content);
  }
}
