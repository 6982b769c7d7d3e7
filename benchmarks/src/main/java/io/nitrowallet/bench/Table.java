package io.nitrowallet.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Lines of one kind, each with its speed and that speed's ratio to named peers of the same run. It
/// is the ratios that mean something on another machine.
final class Table {
  private static final int LABEL = 56;
  private static final int NUMBER = 11;
  private static final int ERROR = 10;
  private static final int RATIO = 20;

  private final String unit;
  private final Basis basis;
  private final List<String> peers;
  private final SequencedMap<String, Measurement> lines = new LinkedHashMap<>();

  /// @param unit what is counted by the second
  /// @param basis what the ratios are ratios of
  /// @param peers the lines to which ratios are given
  Table(String unit, Basis basis, List<String> peers) {
    this.unit = unit;
    this.basis = basis;
    this.peers = List.copyOf(peers);
  }

  /// Adds a line.
  void add(String label, Measurement measurement) {
    lines.put(label, measurement);
  }

  /// The table, a line each, the columns under each other.
  ///
  /// @throws IllegalStateException if a peer was not measured
  String text() {
    StringBuilder text = new StringBuilder(left("", LABEL));
    text.append(right(unit, NUMBER)).append(right("±", ERROR));
    if (basis == Basis.CPU) {
      text.append(right("by CPU s", NUMBER));
    }
    peers.forEach(peer -> text.append(right("÷ " + shortened(peer), RATIO)));
    lines.forEach((label, measured) -> text.append('\n').append(line(label, measured)));
    return text.toString();
  }

  private String line(String label, Measurement measured) {
    StringBuilder line = new StringBuilder(left("  " + label, LABEL));
    line.append(right(number(measured.perSecond()), NUMBER)).append(right(error(measured), ERROR));
    if (basis == Basis.CPU) {
      line.append(right(number(basis.of(measured)), NUMBER));
    }
    peers.forEach(peer -> line.append(right(ratio(label, measured, peer), RATIO)));
    return line.toString();
  }

  private Measurement peer(String label) {
    Measurement peer = lines.get(label);
    if (peer == null) {
      throw new IllegalStateException("the peer '" + label + "' was not measured");
    }
    return peer;
  }

  private String ratio(String label, Measurement measured, String peer) {
    double ratio = basis.of(measured) / basis.of(peer(peer));
    return label.equals(peer)
        ? "1 (peer)"
        : String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
  }

  private static String error(Measurement measured) {
    double percent = 100 * measured.error() / measured.perSecond();
    return Double.isNaN(percent) ? "unknown" : String.format(Locale.ROOT, "%.0f %%", percent);
  }

  /// The words before the first comma.
  private static String shortened(String label) {
    int comma = label.indexOf(',');
    return comma < 0 ? label : label.substring(0, comma);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }
}
