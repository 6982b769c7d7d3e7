package io.nitrowallet.console.session;

import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;

/// A place to work with: the settings of one file, under a name.
///
/// @param name what people call it
/// @param file the configuration file it came from
public record Profile(String name, Path file, Configuration configuration) {
  /// Whether attestation is judged by a root that is not AWS's: nothing here is worth anything
  /// then.
  public boolean isDevelopment() {
    return configuration.text(Setting.ATTESTATION_ROOT_FILE).isPresent();
  }
}
