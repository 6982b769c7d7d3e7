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
  private static final int CELL = 44;
  private static final int CELL_HEAD = 27;
  private static final int CELL_TAIL = 16;
  private static final char REPLACEMENT = '\uFFFD';

  private ReportText() {}

  static String render(Report report) {
    int width =
        report.parts().stream()
            .mapToInt(part -> part instanceof Part.Fact fact ? fact.label().length() : 0)
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    for (Part part : report.parts()) {
      switch (part) {
        case Part.Fact fact -> lines.add(pad(fact.label(), width) + GAP + text(fact.value()));
        case Part.Table table -> lines.addAll(rows(table));
        case Part.Document document -> lines.add(document.json());
        case Part.Note note -> lines.add(note.line());
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> rows(Part.Table table) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(table.columns().stream().map(ReportText::heading).toList());
    table.rows().forEach(row -> cells.add(row.stream().map(ReportText::cell).toList()));
    int[] widths =
        IntStream.range(0, table.columns().size())
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

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
