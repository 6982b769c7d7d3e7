package io.nitrowallet.parent.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as people write them: a number and `m` or `h`.
final class DurationText implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    if (!text.matches("[1-9][0-9]{0,4}[mh]")) {
      throw new TypeConversionException("'%s' is no time such as 30m or 4h".formatted(text));
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
  }

  /// The rest of a time, for people: its two largest units.
  static String words(Duration time) {
    if (time.isNegative() || time.isZero()) {
      return "expired";
    }
    return time.toHours() > 0
        ? "%sh %sm".formatted(time.toHours(), time.toMinutesPart())
        : "%sm %ss".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
