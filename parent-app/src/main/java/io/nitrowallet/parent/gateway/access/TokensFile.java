package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The callers of a file, which holds hashes and no token. Thread-safe.
public final class TokensFile implements Callers {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final Set<PosixFilePermission> FOREIGN =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path path;
  private volatile List<CallerEntry> entries;

  private TokensFile(Path path, List<CallerEntry> entries) {
    this.path = path;
    this.entries = entries;
  }

  /// Reads the file at `path`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is not of the form
  ///   that docs/gateway.md has, or others than its owner may write to it
  public static TokensFile read(Path path) {
    return new TokensFile(path, entries(path));
  }

  @Override
  public void reload() {
    entries = entries(path);
  }

  /// Looks at every entry, whichever it is.
  @Override
  public Caller identify(Shown shown) {
    Optional<Caller> found = Optional.empty();
    for (CallerEntry entry : entries) {
      if (entry.matches(shown)) {
        found = Optional.of(entry.caller());
      }
    }
    return found.orElseThrow(() ->
        new RefusedException(
            ErrorCode.UNAUTHENTICATED,
            "the gateway does not know this caller: show a token as 'Authorization: Bearer"
                + " TOKEN', or a certificate, that it was told of"));
  }

  private static List<CallerEntry> entries(Path path) {
    try {
      return CallersYaml.parse(text(path));
    } catch (RefusedException e) {
      throw refused(path, e.sentence(), e);
    } catch (IOException e) {
      throw refused(path, "it cannot be read", e);
    }
  }

  private static String text(Path path) throws IOException {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(Files.getPosixFilePermissions(path));
    permissions.retainAll(FOREIGN);
    if (!permissions.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "others may write to it: chmod go-w");
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new RefusedException(ErrorCode.INVALID_CONFIGURATION, "it is over 1 MiB long");
    }
    return Files.readString(path);
  }

  private static RefusedException refused(Path path, String sentence, Exception cause) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "the tokens file %s is refused: %s".formatted(path, sentence),
        cause);
  }
}
