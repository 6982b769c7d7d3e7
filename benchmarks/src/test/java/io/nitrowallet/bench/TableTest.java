package io.nitrowallet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String PEER = "Peer, the plain one";

  @Test
  void givesEachLinesRatioToThePeer() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of(PEER));
    table.add(PEER, measured(2000, 20));
    table.add("slower", measured(1500, 150));
    table.add("much faster", measured(12_345.6, 0));
    List<List<String>> cells = cells(table);
    assertEquals(List.of("ops/s", "±", "÷ Peer"), cells.get(0));
    assertEquals(List.of(PEER, "2,000", "1 %", "1 (peer)"), cells.get(1));
    assertEquals(List.of("slower", "1,500", "10 %", "0.75"), cells.get(2));
    assertEquals(List.of("much faster", "12,346", "0 %", "6.17"), cells.get(3));
  }

  @Test
  void comparesProcessorTimeWhereThatIsTheBasis() {
    Table table = new Table("ops/s", Basis.CPU, List.of(PEER));
    table.add(PEER, new Measurement(1000, 10, Map.of("cpu", 0.5e9)));
    table.add("interrupted", new Measurement(500, 5, Map.of("cpu", 0.2e9)));
    List<List<String>> cells = cells(table);
    assertEquals(List.of("ops/s", "±", "by CPU s", "÷ Peer"), cells.get(0));
    assertEquals(List.of(PEER, "1,000", "1 %", "2,000", "1 (peer)"), cells.get(1));
    assertEquals(List.of("interrupted", "500", "1 %", "2,500", "1.25"), cells.get(2));
  }

  @Test
  void keepsSmallRatiosReadable() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of(PEER));
    table.add(PEER, measured(1000, 0));
    table.add("slow", measured(12, 0));
    assertEquals("0.012", cells(table).get(2).getLast());
  }

  @Test
  void holdsItsColumnsUnderEachOther() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of(PEER));
    table.add(PEER, measured(2, 1));
    table.add("another", measured(123_456, 1));
    assertEquals(1, table.text().lines().map(String::length).distinct().count(), table.text());
  }

  @Test
  void printsSmallNumbersWithADecimal() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of());
    table.add("slow", measured(12.34, 1.234));
    assertEquals(List.of("slow", "12.3", "10 %"), cells(table).get(1));
  }

  @Test
  void saysWhenTooFewIterationsLeaveTheErrorUnknown() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of());
    table.add("once", measured(1000, Double.NaN));
    assertEquals(List.of("once", "1,000", "unknown"), cells(table).get(1));
  }

  @Test
  void printsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Table table = new Table("ops/s", Basis.ELAPSED, List.of());
      table.add("any", measured(12_345, 0));
      assertEquals("12,345", cells(table).get(1).get(1));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesToPrintWithoutThePeer() {
    Table table = new Table("ops/s", Basis.ELAPSED, List.of(PEER));
    table.add("alone", measured(1, 0));
    assertThrows(IllegalStateException.class, table::text);
  }

  @Test
  void approvalsAreComparedWithTheWholeSignature() {
    Measurement open = new Measurement(100, 1, Map.of("unwrap", 0.9e9));
    Measurement approved = new Measurement(80, 1, Map.of("unwrap", 0.88e9));
    String text = SocketReport.approvals(open, approved);
    assertTrue(text.contains("+25.0 %   12.50 ms beside 10.00 ms"), text);
    assertTrue(text.contains("+0.50 ms, 5.0 % of the whole signature"), text);
  }

  @Test
  void sharesAddUpToTheWhole() {
    Measurement inside = new Measurement(100, 1, Map.of("unwrap", 0.9e9, "attest", 0.25e9));
    String text = SocketReport.shares(measured(50, 1), inside);
    assertTrue(text.contains("10.0 ms (through the socket: 20.0 ms)"), text);
    assertTrue(text.matches("(?s).*unwrapping the data key +90\\.0 %.*"), text);
    assertTrue(text.matches("(?s).*attestation document +25\\.0 %.*"), text);
    assertTrue(text.matches("(?s).*opening its reply +65\\.0 %.*"), text);
    assertTrue(text.matches("(?s).*everything else +10\\.0 %.*"), text);
  }

  @Test
  void aShareThatNothingCountedIsNoZero() {
    assertThrows(IllegalStateException.class, () -> measured(1, 0).share("unwrap"));
  }

  private static Measurement measured(double perSecond, double error) {
    return new Measurement(perSecond, error, Map.of());
  }

  /// The cells of each line; columns are at least two blanks apart, save the peer's own words.
  private static List<List<String>> cells(Table table) {
    return table.text().lines().map(line -> List.of(line.strip().split(" {2,}", -1))).toList();
  }
}
