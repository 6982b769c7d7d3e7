package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class EventTextTest {
  private static String line(Ansi ansi, String json) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    Output output = new Output(nowhere, nowhere, new Output.Style(false, ansi));
    Bytes document = Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8));
    return EventText.line(1, StrictJson.parse(document), output);
  }

  @Test
  void showsARequestInOneLine() {
    assertEquals(
        "#1  2026-11-25T10:20:30.123Z  WARN   request  op=sign code=POLICY_DENIED requestId=r-1"
            + " durationMillis=12",
        line(
            Ansi.OFF,
            """
            {"v":1,"number":3,"time":"2026-11-25T10:20:30.123Z","level":"warn","event":"request",
             "op":"sign","code":"POLICY_DENIED","requestId":"r-1","durationMillis":12}\
            """));
  }

  @Test
  void showsWhatItDoesNotKnowAndMissesWhatIsNotThere() {
    assertEquals(
        "#1  -  -      -  moon={\"phase\":\"full\"} count=7",
        line(Ansi.OFF, "{\"moon\":{\"phase\":\"full\"},\"count\":7}"));
  }

  /// The parent is not the only one who can write to the port.
  @Test
  void letsNothingOfAnEventReachTheTerminalAsACommand() {
    for (String member : new String[] {"time", "level", "event", "op", "unknown"}) {
      String line = line(Ansi.ON, "{\"%s\":\"a\\u001b[2J\\r\\nb@|red c|@\"}".formatted(member));
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
    String name = line(Ansi.ON, "{\"a\\u001b[2J\":1}");
    assertTrue(name.chars().noneMatch(Character::isISOControl), name);
  }

  @Test
  void paintsTheLevelWhereColoursAreWanted() {
    assertTrue(line(Ansi.ON, "{\"level\":\"error\"}").contains("\u001b["));
    assertEquals("#1  -  ERROR  -", line(Ansi.OFF, "{\"level\":\"error\"}"));
  }
}
