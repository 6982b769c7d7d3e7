package io.nitrowallet.console.connection;

import io.nitrowallet.domain.attestation.PcrValues;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Registers as people paste them, a line each: `0=…`, `PCR0: …`, or a line of what nitro-cli
/// prints.
final class RegisterText {
  private static final Pattern LINE =
      Pattern.compile("\\s*\"?(?:PCR)?([0-9]{1,2})\"?\\s*[=:]\\s*\"?([0-9a-fA-F]+)\"?,?\\s*");

  private RegisterText() {}

  /// As the setting has them. A line that is none stays as it is, to be refused by its reader.
  static String setting(String text) {
    return text.lines()
        .flatMap(line -> line.contains("\"") ? Stream.of(line) : parts(line))
        .filter(line -> !line.isBlank())
        .map(RegisterText::entry)
        .collect(Collectors.joining(","));
  }

  private static Stream<String> parts(String line) {
    return Arrays.stream(line.split(",", -1));
  }

  private static String entry(String line) {
    Matcher register = LINE.matcher(line);
    return register.matches()
        ? register.group(1) + "=" + register.group(2).toLowerCase(Locale.ROOT)
        : line.strip();
  }

  /// As they are shown to be edited.
  static String lines(String setting) {
    return setting.replace(",", "\n");
  }

  /// As they are shown to be edited.
  static String lines(PcrValues registers) {
    return registers.values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().hex())
        .collect(Collectors.joining("\n"));
  }
}
