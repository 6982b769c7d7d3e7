package io.nitrowallet.requester.config;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration.Resolved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where values are looked for: flag, then environment, then file, then default.
///
/// @param flags what the command line set
/// @param environment all environment variables
/// @param home the user's home directory
/// @param file the file that the command line names, if it names one
public record ConfigurationSources(
    Map<Setting, String> flags, Map<String, String> environment, Path home, Optional<Path> file) {
  /// The environment variable that names the file.
  public static final String FILE_VARIABLE = "NITRO_WALLET_CONFIG";

  /// What `file` would come to if it held `settings`, and nothing else were set anywhere.
  public static Configuration ofFile(Path file, Map<Setting, String> settings, Path home) {
    Map<Setting, Resolved> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = settings.getOrDefault(setting, "");
      values.put(
          setting,
          value.isEmpty()
              ? new Resolved(setting.standard(), new Origin.Standard())
              : new Resolved(value, new Origin.File(file)));
    }
    return new Configuration(values, home);
  }

  /// Resolves every setting.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if a named file is
  ///   missing, or a file is malformed
  public Configuration resolve() {
    Path path = path();
    Map<Setting, String> inFile = Files.exists(path) ? ConfigurationFile.read(path) : missing(path);
    Map<Setting, Resolved> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, resolve(setting, path, inFile));
    }
    return new Configuration(values, home);
  }

  /// The file that is read, whether or not it exists.
  public Path path() {
    return named().orElseGet(() -> home.resolve(".nitro-wallet").resolve("config.yaml"));
  }

  private Optional<Path> named() {
    return file.or(() ->
        Optional.ofNullable(environment.get(FILE_VARIABLE))
            .filter(name -> !name.isEmpty())
            .map(Path::of));
  }

  private Map<Setting, String> missing(Path path) {
    if (named().isPresent()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the configuration file %s does not exist".formatted(path));
    }
    return Map.of();
  }

  private Resolved resolve(Setting setting, Path path, Map<Setting, String> inFile) {
    @Nullable String flag = flags.get(setting);
    if (flag != null) {
      return new Resolved(flag, new Origin.Flag(setting.flags().getLast()));
    }
    String name = setting.environmentName();
    String variable = environment.getOrDefault(name, "");
    if (!variable.isEmpty()) {
      return new Resolved(variable, new Origin.Environment(name));
    }
    @Nullable String entry = inFile.get(setting);
    return entry == null
        ? new Resolved(setting.standard(), new Origin.Standard())
        : new Resolved(entry, new Origin.File(path));
  }
}
