package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Foundry's programs, as `client-tests/fetch-parts` fetches them: the one place that pins them.
/// They are the programs themselves: the scripts of Node.js around them hide their exit codes.
///
/// @param parts the folder that was fetched
/// @param anvil a chain on this machine
/// @param cast its client on the command line
public record Foundry(Path parts, Path anvil, Path cast) {
  /// The system property that names the folder that `client-tests/fetch-parts` prints. The launcher
  /// sets it.
  public static final String PARTS = "nitrowallet.clients.parts";

  /// Whether a folder is named, which the launcher does where it can fetch the programs.
  public static boolean isNamed() {
    return !System.getProperty(PARTS, "").isEmpty();
  }

  /// The programs of the folder that {@link #PARTS} names.
  ///
  /// @throws StackException if they are not there, with what to run
  public static Foundry find() {
    @Nullable String parts = System.getProperty(PARTS);
    if (parts == null || parts.isEmpty()) {
      throw missing("no folder is named by -D" + PARTS);
    }
    return in(Path.of(parts));
  }

  /// The programs of `parts`. npm holds a package of each for every platform, and fetches those of
  /// this one.
  ///
  /// @throws StackException if they are not there, with what to run
  public static Foundry in(Path parts) {
    Path scope = parts.resolve("node_modules").resolve("@foundry-rs");
    if (!Files.isDirectory(scope)) {
      throw missing(parts + " does not hold it");
    }
    return new Foundry(parts, program(scope, "anvil"), program(scope, "cast"));
  }

  private static Path program(Path scope, String name) {
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(scope, name + "-*")) {
      for (Path each : packages) {
        Path file = each.resolve("bin").resolve(name);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    } catch (IOException e) {
      throw new StackException("the folder " + scope + " cannot be read", e);
    }
    throw missing(scope + " holds no " + name + " for this platform");
  }

  private static StackException missing(String why) {
    return new StackException(
        "anvil is not there (%s): run client-tests/fetch-parts, which needs Node.js 20 or newer with"
                .formatted(why)
            + " npm, and then ./nitro-wallet dev --chain");
  }
}
