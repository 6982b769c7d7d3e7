package io.nitrowallet.requester.config;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Settings as the text of a configuration file.
public final class SettingsText {
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private SettingsText() {}

  /// The file that holds exactly `settings`, each value as {@link Configuration.Resolved} has it:
  /// the parts of a list between commas, those of a map as `key=value`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if a part of a map is no
  ///   `key=value`
  public static String yaml(Map<Setting, String> settings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator yaml = YAML.createGenerator(ObjectWriteContext.empty(), text)) {
      yaml.writeStartObject();
      new TreeMap<>(settings).forEach((setting, value) -> write(yaml, setting, value));
      yaml.writeEndObject();
    } catch (JacksonException e) {
      throw new AssertionError("text can be written into memory", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator yaml, Setting setting, String value) {
    yaml.writeName(setting.key());
    switch (setting.form()) {
      case TEXT -> yaml.writeString(value);
      case LIST -> {
        yaml.writeStartArray();
        Arrays.stream(parts(value)).forEach(yaml::writeString);
        yaml.writeEndArray();
      }
      case MAP -> {
        yaml.writeStartObject();
        Arrays.stream(parts(value)).forEach(part -> writeEntry(yaml, setting, part));
        yaml.writeEndObject();
      }
    }
  }

  private static void writeEntry(JsonGenerator yaml, Setting setting, String part) {
    String[] entry = part.split("=", 2);
    if (entry.length != 2) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "'%s' has a part that is no KEY=VALUE".formatted(setting.key()));
    }
    yaml.writeName(entry[0].strip());
    yaml.writeString(entry[1].strip());
  }

  private static String[] parts(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toArray(String[]::new);
  }
}
