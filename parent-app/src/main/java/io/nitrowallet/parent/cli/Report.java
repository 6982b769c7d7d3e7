package io.nitrowallet.parent.cli;

import java.util.ArrayList;
import java.util.List;

/// A command's result, before it is decided whether a person or a program reads it.
final class Report {
  private final List<Part> parts = new ArrayList<>();

  /// Adds one value.
  ///
  /// @param key its JSON name
  /// @param label its name for people
  Report fact(String key, String label, Object value) {
    parts.add(new Part.Fact(key, label, value));
    return this;
  }

  /// Adds a table.
  ///
  /// @param key the JSON name of the array; each row becomes an object of `columns`
  Report table(String key, List<String> columns, List<List<Object>> rows) {
    parts.add(new Part.Table(key, List.copyOf(columns), List.copyOf(rows)));
    return this;
  }

  /// Adds a JSON document, to be printed as it is.
  Report document(String key, String json) {
    parts.add(new Part.Document(key, json));
    return this;
  }

  /// Adds a line for people only.
  Report note(String line) {
    parts.add(new Part.Note(line));
    return this;
  }

  /// Adds one value for people only.
  Report line(String label, String value) {
    parts.add(new Part.Line(label, value));
    return this;
  }

  /// Adds what `report` holds for programs only.
  Report forPrograms(Report report) {
    parts.add(new Part.ForPrograms(report));
    return this;
  }

  /// The parts in order.
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /// A piece of a report. Values are texts, numbers, booleans or lists of texts.
  sealed interface Part {
    /// A named value.
    record Fact(String key, String label, Object value) implements Part {}

    /// Rows under headings.
    record Table(String key, List<String> columns, List<List<Object>> rows) implements Part {}

    /// A JSON object as text.
    record Document(String key, String json) implements Part {}

    /// A named value for people.
    record Line(String label, String value) implements Part {}

    /// What people are shown in another way.
    record ForPrograms(Report report) implements Part {}

    /// A sentence.
    record Note(String line) implements Part {}
  }
}
