package io.nitrowallet.requester.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.ProfileFile;

/// The profiles of the AWS tools' own files.
///
/// @param home the user's home directory
public record AwsProfiles(Path home) {
  /// The names in `~/.aws/config` and `~/.aws/credentials`, sorted. A file that cannot be read
  /// names none: the names are offered, not needed.
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    names.addAll(names("config", ProfileFile.Type.CONFIGURATION));
    names.addAll(names("credentials", ProfileFile.Type.CREDENTIALS));
    return List.copyOf(names);
  }

  private List<String> names(String name, ProfileFile.Type type) {
    Path file = home.resolve(".aws").resolve(name);
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try {
      return List.copyOf(
          ProfileFile.builder().content(file).type(type).build().profiles().keySet());
    } catch (RuntimeException _) {
      return List.of(); // the SDK refuses what it cannot parse in several ways
    }
  }
}
