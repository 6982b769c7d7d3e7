package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.cli.Report.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reports as people read them: values aligned behind their labels, tables in columns.
final class ReportText {
  private static final String GAP = "  ";
  private static final int WIDTH = 78;
  private static final int HALF_A_REGISTER = 48;
  private static final int CELL = 44;
  private static final int CELL_HEAD = 27;
  private static final int CELL_TAIL = 16;
  private static final char REPLACEMENT = '\uFFFD';

  private ReportText() {}

  static String render(Report report) {
    int width = report.parts().stream().mapToInt(ReportText::labelLength).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Part part : report.parts()) {
      switch (part) {
        case Part.Fact fact -> lines.add(labelled(fact.label(), width, text(fact.value())));
        case Part.Line line -> lines.add(labelled(line.label(), width, text(line.value())));
        case Part.Table table -> lines.addAll(rows(table));
        case Part.Document document ->
            document.json().lines().map(ReportText::printable).forEach(lines::add);
        case Part.Note note -> lines.add(note.line());
        case Part.ForPrograms _ -> {}
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static int labelLength(Part part) {
    return switch (part) {
      case Part.Fact fact -> fact.label().length();
      case Part.Line line -> line.label().length();
      default -> 0;
    };
  }

  private static String labelled(String label, int width, String value) {
    return pad(label, width) + GAP + value;
  }

  private static List<String> rows(Part.Table table) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(table.columns().stream().map(ReportText::heading).toList());
    table.rows().forEach(row -> cells.add(row.stream().map(ReportText::cell).toList()));
    return aligned(cells);
  }

  /// The rows, whose cells are printable, as lines in which each column starts at one place.
  static List<String> aligned(List<List<String>> cells) {
    int[] widths =
        IntStream.range(0, cells.getFirst().size())
            .map(column -> cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return cells.stream()
        .map(row ->
            IntStream.range(0, widths.length)
                .mapToObj(column -> pad(row.get(column), widths[column]))
                .collect(Collectors.joining(GAP))
                .stripTrailing())
        .toList();
  }

  /// Long values keep their ends, so that tables fit a terminal; `--json` has them whole.
  private static String cell(Object value) {
    String text = text(value);
    return text.length() <= CELL
        ? text
        : text.substring(0, CELL_HEAD) + "…" + text.substring(text.length() - CELL_TAIL);
  }

  /// `createdAt` as `CREATED AT`.
  private static String heading(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ReportText::text).collect(Collectors.joining(", "));
    }
    return printable(String.valueOf(value));
  }

  /// Rows may hold anything, also what a terminal obeys.
  static String printable(String text) {
    return text.codePoints()
        .map(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// A sentence behind its label, in lines of at most 78 columns. What has no space and fits no
  /// line, such as a register, is cut.
  static List<String> wrapped(String label, String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    for (String word : words(printable(sentence), WIDTH - label.length())) {
      boolean first = line.length() == label.length();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length())).append(word);
      } else {
        line.append(first ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static List<String> words(String sentence, int longest) {
    List<String> words = new ArrayList<>();
    for (String word : sentence.split(" ", -1)) {
      int from = 0;
      while (word.length() - from > longest) {
        words.add(word.substring(from, from + Math.min(longest, HALF_A_REGISTER)));
        from += Math.min(longest, HALF_A_REGISTER);
      }
      words.add(word.substring(from));
    }
    return words;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
