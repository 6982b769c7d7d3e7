package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.ObjectNode;

/// One run: what the command line said, and what stands behind it once a command asks for it. Used
/// by one thread.
final class Session implements AutoCloseable {
  private final Surroundings surroundings;
  private final GlobalFlags global;
  private final Map<Setting, String> flags = new EnumMap<>(Setting.class);
  private @Nullable Configuration configuration;
  private @Nullable RequesterComponent services;

  Session(Surroundings surroundings, GlobalFlags global) {
    this.surroundings = surroundings;
    this.global = global;
  }

  /// What the command line sets; filled while it is parsed.
  Map<Setting, String> flags() {
    return flags;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  ConfigurationSources sources() {
    return new ConfigurationSources(
        flags, surroundings.environment(), surroundings.home(), global.file().map(Path::of));
  }

  /// The settings, read on first use.
  Configuration configuration() {
    if (configuration == null) {
      configuration = sources().resolve();
    }
    return configuration;
  }

  /// The services, built on first use.
  RequesterComponent services() {
    if (services == null) {
      configuration().path(Setting.ATTESTATION_ROOT_FILE).ifPresent(this::warnOfDevelopmentRoot);
      services = surroundings.components().create(configuration());
    }
    return services;
  }

  /// Whoever trusts another root than AWS's is told so each time.
  void warnOfDevelopmentRoot(Path root) {
    output()
        .warn(
            "trusting the development root %s instead of AWS's: a simulator can show any image"
                .formatted(root));
  }

  Output output() {
    var terminal = surroundings.terminal();
    return new Output(terminal.out(), terminal.err(), new Output.Style(global.json(), ansi()));
  }

  Ansi ansi() {
    boolean colourless =
        global.json()
            || global.noColor()
            || !surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
    return colourless ? Ansi.OFF : Ansi.AUTO;
  }

  /// The JSON object of the file `name`, or of standard input where the name is `-`.
  ///
  /// @throws RefusedException as {@link InputFiles#read} and {@link StrictJson#parse} do
  ObjectNode readJson(String name) {
    return StrictJson.parse(InputFiles.read(name, surroundings.terminal().in()));
  }

  /// An option as text that may be missing.
  static Optional<String> given(@Nullable String option) {
    return Optional.ofNullable(option).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() {
    if (services != null) {
      services.resources().close();
    }
  }
}
