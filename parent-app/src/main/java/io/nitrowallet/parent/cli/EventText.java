package io.nitrowallet.parent.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as one line for people: `#1 2026-11-25T10:20:30.123Z WARN request op=sign …`. Members
/// that this version does not know are shown as well; the number is for programs.
final class EventText {
  private static final List<String> AHEAD = List.of("v", "number", "time", "level", "event");

  private EventText() {}

  /// The line. Nothing of the event reaches a terminal as anything but text.
  static String line(long connection, ObjectNode event, Output output) {
    String details =
        event
            .propertyStream()
            .filter(member -> !AHEAD.contains(member.getKey()))
            .map(member -> member.getKey() + "=" + text(member.getValue()))
            .collect(Collectors.joining(" "));
    return String.join(
            "  ",
            "#" + connection,
            member(event, "time"),
            level(member(event, "level"), output),
            member(event, "event"),
            ReportText.printable(details))
        .stripTrailing();
  }

  private static String level(String word, Output output) {
    String shown = "%-5s".formatted(word.toUpperCase(Locale.ROOT));
    return switch (word) {
      case "error" -> output.paint("bold,red", shown);
      case "warn" -> output.paint("yellow", shown);
      default -> shown;
    };
  }

  private static String member(ObjectNode event, String name) {
    return event.has(name) ? ReportText.printable(text(event.get(name))) : "-";
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
