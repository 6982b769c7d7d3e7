package io.nitrowallet.requester.config;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings of one run. A value is read when it is asked for, so that a command stumbles only
/// over the settings it uses; each refusal names the value's origin.
public final class Configuration {
  private final Map<Setting, Resolved> values;
  private final Path home;

  /// @param values one for every setting
  /// @param home where a leading `~` leads
  Configuration(Map<Setting, Resolved> values, Path home) {
    this.values = new EnumMap<>(values);
    this.home = home;
  }

  /// The value as it was written, with its origin.
  public Resolved resolved(Setting setting) {
    @Nullable Resolved resolved = values.get(setting);
    if (resolved == null) {
      throw new IllegalStateException("every setting is resolved");
    }
    return resolved;
  }

  /// What the configuration file sets, as it is written there.
  public Map<Setting, String> inFile() {
    Map<Setting, String> written = new EnumMap<>(Setting.class);
    values.forEach((setting, resolved) -> {
      if (resolved.origin() instanceof Origin.File) {
        written.put(setting, resolved.value());
      }
    });
    return written;
  }

  /// The value, where one is set.
  public Optional<String> text(Setting setting) {
    return Optional.of(resolved(setting).value()).filter(value -> !value.isEmpty());
  }

  /// The value, which must be set.
  public String required(Setting setting) {
    return text(setting)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_CONFIGURATION,
                "set '%s': by %s, %s or the configuration file"
                    .formatted(
                        setting.key(), setting.flags().getLast(), setting.environmentName())));
  }

  /// The value as an unsigned 32-bit number; of a list, its only one.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} also if there are
  ///   several
  public long number(Setting setting) {
    if (setting.form() == Setting.Form.LIST && numbers(setting).size() > 1) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "'%s' (%s) names several, and this concerns one: name it by %s"
              .formatted(
                  setting.key(), resolved(setting).origin().words(), setting.flags().getLast()));
    }
    return number(setting, required(setting));
  }

  /// The values of a list as unsigned 32-bit numbers, at least one, each once.
  public List<Long> numbers(Setting setting) {
    required(setting);
    List<Long> numbers = list(setting).stream().map(text -> number(setting, text)).toList();
    if (numbers.isEmpty() || Set.copyOf(numbers).size() != numbers.size()) {
      throw refused(setting, "a list of numbers, each of them once", null);
    }
    return numbers;
  }

  private long number(Setting setting, String text) {
    try {
      return Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw refused(setting, "a number from 0 to 4294967295", e);
    }
  }

  /// The value as a path, where one is set.
  public Optional<Path> path(Setting setting) {
    return text(setting)
        .map(value -> value.startsWith("~/") ? home.resolve(value.substring(2)) : Path.of(value));
  }

  /// The value as the address of a service, where one is set.
  public Optional<URI> endpoint(Setting setting) {
    return text(setting).map(value -> endpoint(setting, value));
  }

  /// The values of a list.
  public List<String> list(Setting setting) {
    return text(setting).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// The registers that an enclave must show; none where nothing is set.
  public PcrValues pcrs() {
    Map<Integer, Bytes> pcrs = new TreeMap<>();
    for (String entry : list(Setting.ATTESTATION_PCRS)) {
      String[] parts = entry.split("=", 2);
      try {
        if (pcrs.put(Integer.valueOf(parts[0]), Bytes.ofHex(parts[1])) != null) {
          throw new IllegalArgumentException("a register twice");
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw refused(Setting.ATTESTATION_PCRS, "INDEX=HEX, each index once", e);
      }
    }
    try {
      return PcrValues.of(pcrs);
    } catch (IllegalArgumentException e) {
      throw refused(
          Setting.ATTESTATION_PCRS, "registers 0 to 31 of 48 bytes, that is 96 hex digits", e);
    }
  }

  /// PCR0 of each earlier image, whose accounts are still in use.
  public List<Bytes> earlierImages() {
    List<Bytes> images = new ArrayList<>();
    try {
      for (String hex : list(Setting.ATTESTATION_EARLIER_IMAGES)) {
        images.add(PcrValues.of(Map.of(0, Bytes.ofHex(hex))).get(0).orElseThrow());
      }
      return images;
    } catch (IllegalArgumentException e) {
      throw refused(Setting.ATTESTATION_EARLIER_IMAGES, "PCR0 of 48 bytes, 96 hex digits each", e);
    }
  }

  private URI endpoint(Setting setting, String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
      throw new IllegalArgumentException("no host");
    } catch (IllegalArgumentException e) {
      throw refused(setting, "an address such as https://host:port", e);
    }
  }

  private RefusedException refused(Setting setting, String form, @Nullable Exception cause) {
    String sentence =
        "'%s' (%s) must be %s".formatted(setting.key(), resolved(setting).origin().words(), form);
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence)
        : new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence, cause);
  }

  /// A value with its origin.
  public record Resolved(String value, Origin origin) {}
}
