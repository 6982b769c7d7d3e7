package io.nitrowallet.console.session;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The user's home directory, where profiles and what the console remembers are.
public record HomeFolder(Path path) {
  /// What the console and the command line keep.
  public Path ours() {
    return path.resolve(".nitro-wallet");
  }

  /// The path that a person typed; a leading `~` leads here.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is none
  public Path typed(String text) {
    String typed = text.strip();
    try {
      if (!typed.isEmpty()) {
        return typed.startsWith("~/") ? path.resolve(typed.substring(2)) : Path.of(typed);
      }
      throw new RefusedException(ErrorCode.INVALID_VALUE, "name a file");
    } catch (InvalidPathException e) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "this is no path of a file", e);
    }
  }
}
