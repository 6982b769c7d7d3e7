package io.nitrowallet.formats.json;

import io.nitrowallet.domain.policy.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the daily window of a rule.
final class HoursJson {
  /// In the order of {@link DayOfWeek}.
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

  private HoursJson() {}

  static Hours decode(JsonObject json) {
    json.requireOnly(Set.of("days", "from", "to", "zone"));
    return new Hours(
        json.require("days").elements().stream()
            .map(day -> day.convert(HoursJson::day, "one of " + String.join(", ", DAYS)))
            .collect(Collectors.toSet()),
        time(json.require("from")),
        time(json.require("to")),
        json.require("zone").convert(HoursJson::zone, "a time zone such as Europe/Paris or UTC"));
  }

  private static DayOfWeek day(String text) {
    int index = DAYS.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException("no day");
    }
    return DayOfWeek.of(index + 1);
  }

  private static LocalTime time(JsonValue value) {
    return value.convert(
        text -> {
          if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException("no time");
          }
          return LocalTime.parse(text);
        },
        "a time from 00:00 to 23:59");
  }

  /// Names alone: an offset would not follow the seasons of any place, and could be mistaken for
  /// one that does.
  private static ZoneId zone(String text) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException("no zone");
    }
    return ZoneId.of(text);
  }
}
