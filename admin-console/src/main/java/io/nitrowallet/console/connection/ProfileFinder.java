package io.nitrowallet.console.connection;

import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.ConfigurationSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds profiles: the command line's own configuration, those in `profiles`, and the one that a
/// local stack writes. A profile is a configuration file, so that the command line takes it as
/// well.
///
/// @param home the user's home directory
public record ProfileFinder(Path home) {
  static final String SUFFIX = ".yaml";

  /// Those there are; takes a moment.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the folder of
  ///   profiles cannot be read
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    Path folder = home.resolve(".nitro-wallet");
    add("default", folder.resolve("config.yaml"), found);
    files(folder.resolve("profiles")).forEach(file -> add(nameOf(file), file, found));
    add("local stack", folder.resolve("dev").resolve("config.yaml"), found);
    return found;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "the folder %s cannot be read".formatted(folder), e);
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private void add(String name, Path file, List<Found> found) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      var sources = new ConfigurationSources(Map.of(), Map.of(), home, Optional.of(file));
      Profile profile = new Profile(name, file, sources.resolve());
      // Said here, not when something is to be signed.
      profile.operator();
      profile.chain();
      found.add(new Found.Usable(profile));
    } catch (RefusedException e) {
      found.add(new Found.Broken(name, file, Fault.of(e)));
    }
  }

  /// A configuration file that was found.
  public sealed interface Found {
    /// One that can be opened.
    record Usable(Profile profile) implements Found {}

    /// One that cannot be read.
    record Broken(String name, Path file, Fault fault) implements Found {}
  }
}
