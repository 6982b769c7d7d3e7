package io.nitrowallet.requester.files;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Comma-separated values (RFC 4180). A spreadsheet that opens them shall show what stands in them:
/// a value that it would take for a formula gets an apostrophe before it.
public final class Csv {
  private Csv() {}

  /// One row with its end.
  public static String row(Stream<String> cells) {
    return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String shown = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    return shown.matches("[A-Za-z0-9_.:-]*") ? shown : '"' + shown.replace("\"", "\"\"") + '"';
  }
}
