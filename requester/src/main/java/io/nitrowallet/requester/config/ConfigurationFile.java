package io.nitrowallet.requester.config;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads `config.yaml`. Scalars are taken as they are written, since a register of digits only is
/// no number; keys may be nested or dotted; one that is unknown is an error.
final class ConfigurationFile {
  private static final int MAX_BYTES = 64 * 1024;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path path;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  private ConfigurationFile(Path path) {
    this.path = path;
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the file is malformed
  ///   or holds an unknown key
  static Map<Setting, String> read(Path path) {
    ConfigurationFile file = new ConfigurationFile(path);
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), file.text())) {
      file.readDocument(parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw file.refused("is not well-formed YAML near line " + line, e);
    }
    return file.values;
  }

  private String text() {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw refused("is over 64 KiB long", null);
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw refused("cannot be read", e);
    }
  }

  private void readDocument(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      readLevel(parser, "");
      first = parser.nextToken();
    }
    if (first != null) {
      throw refused("is not one mapping of keys to values", null);
    }
  }

  private void readLevel(JsonParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      var setting = Setting.named(key);
      if (setting.isPresent()) {
        keep(setting.get(), read(parser, token, setting.get()));
      } else if (token == JsonToken.START_OBJECT && NearestKey.isPrefix(key)) {
        readLevel(parser, key + ".");
      } else {
        throw refused(
            "has the unknown key '%s': did you mean '%s'?".formatted(key, NearestKey.to(key)),
            null);
      }
    }
  }

  private void keep(Setting setting, String value) {
    if (values.put(setting, value) != null) {
      throw refused("names '%s' twice".formatted(setting.key()), null);
    }
  }

  private String read(JsonParser parser, JsonToken token, Setting setting) {
    List<String> parts = new ArrayList<>();
    switch (setting.form()) {
      case TEXT -> parts.add(scalar(parser, token, setting));
      case LIST -> {
        if (token != JsonToken.START_ARRAY) { // a list of one may be written as that one
          parts.add(scalar(parser, token, setting));
          break;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          parts.add(scalar(parser, parser.currentToken(), setting));
        }
      }
      case MAP -> {
        require(token == JsonToken.START_OBJECT, setting, "a mapping");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = parser.currentName();
          parts.add(key + "=" + scalar(parser, parser.nextToken(), setting));
        }
      }
    }
    return String.join(",", parts);
  }

  private String scalar(JsonParser parser, JsonToken token, Setting setting) {
    require(token.isScalarValue(), setting, "a single value");
    return token == JsonToken.VALUE_NULL ? "" : parser.getString();
  }

  private void require(boolean condition, Setting setting, String form) {
    if (!condition) {
      throw refused("must give '%s' as %s".formatted(setting.key(), form), null);
    }
  }

  private RefusedException refused(String what, @Nullable Exception cause) {
    String sentence = "the configuration file %s %s".formatted(path, what);
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence)
        : new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence, cause);
  }
}
