package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Foundry's anvil, as `client-tests/fetch-parts` fetches it: the one place that pins it.
///
/// @param file the program itself, without the script of Node.js around it
/// @param parts the folder that was fetched
public record AnvilBinary(Path file, Path parts) {
  /// The system property that names the folder that `client-tests/fetch-parts` prints. The launcher
  /// sets it.
  public static final String PARTS = "nitrowallet.clients.parts";

  /// The anvil of the folder that {@link #PARTS} names.
  ///
  /// @throws StackException if there is none, with what to run
  public static AnvilBinary find() {
    @Nullable String parts = System.getProperty(PARTS);
    if (parts == null || parts.isEmpty()) {
      throw missing("no folder is named by -D" + PARTS);
    }
    return in(Path.of(parts));
  }

  /// The anvil of `parts`. npm holds one package for each platform, and fetches that of this one.
  ///
  /// @throws StackException if there is none, with what to run
  public static AnvilBinary in(Path parts) {
    Path scope = parts.resolve("node_modules").resolve("@foundry-rs");
    if (!Files.isDirectory(scope)) {
      throw missing(parts + " does not hold it");
    }
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(scope, "anvil-*")) {
      for (Path each : packages) {
        Path file = each.resolve("bin").resolve("anvil");
        if (Files.isExecutable(file)) {
          return new AnvilBinary(file, parts);
        }
      }
    } catch (IOException e) {
      throw new StackException("the folder " + scope + " cannot be read", e);
    }
    throw missing(parts + " holds none for this platform");
  }

  private static StackException missing(String why) {
    return new StackException(
        "anvil is not there (%s): run client-tests/fetch-parts, which needs Node.js 20 or newer with"
                .formatted(why)
            + " npm, and then ./nitro-wallet dev --chain");
  }
}
