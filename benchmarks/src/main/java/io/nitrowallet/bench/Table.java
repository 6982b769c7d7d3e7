package io.nitrowallet.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Lines of one kind, each with its speed and that speed's ratio to named peers of the same run. It
/// is the ratios that mean something on another machine.
final class Table {
  private static final int LABEL = 52;
  private static final int NUMBER = 11;
  private static final int RATIO = 16;

  private final String unit;
  private final List<String> peers;
  private final SequencedMap<String, Measurement> lines = new LinkedHashMap<>();

  /// @param unit what is counted by the second
  /// @param peers the lines to which ratios are given
  Table(String unit, List<String> peers) {
    this.unit = unit;
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
    StringBuilder text = new StringBuilder(left("", LABEL) + right(unit, NUMBER));
    text.append(right("±", NUMBER));
    peers.forEach(peer -> text.append(right("÷ " + shortened(peer), RATIO)));
    for (Map.Entry<String, Measurement> line : lines.entrySet()) {
      Measurement measured = line.getValue();
      text.append('\n').append(left("  " + line.getKey(), LABEL));
      text.append(right(number(measured.perSecond()), NUMBER));
      text.append(right(error(measured), NUMBER));
      for (String peer : peers) {
        text.append(right(ratio(measured, peer(peer)), RATIO));
      }
    }
    return text.toString();
  }

  private Measurement peer(String label) {
    Measurement peer = lines.get(label);
    if (peer == null) {
      throw new IllegalStateException("the peer '" + label + "' was not measured");
    }
    return peer;
  }

  static String ratio(Measurement measured, Measurement peer) {
    return measured == peer
        ? "1 (peer)"
        : String.format(Locale.ROOT, "%.2f", measured.perSecond() / peer.perSecond());
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
