package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What terminals obey comes from rows, certificates and images that anybody may have written.
class ReportTextTest {
  private static final String HOSTILE = "CN=x\u001b[2J\u009b0m\u202e";

  @Test
  void showsNothingThatATerminalObeysWhereverItStands() {
    String text =
        ReportText.render(
            new Report()
                .fact("subject", "Subject", HOSTILE)
                .line("Expected", HOSTILE)
                .document("metadata", "{\"name\":\"" + HOSTILE + "\"}"));
    assertEquals(3, text.lines().count(), text);
    assertTrue(
        text.codePoints()
            .filter(c -> c != '\n')
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT),
        text);
  }

  @Test
  void keepsTheLinesOfADocument() {
    String json = "{" + System.lineSeparator() + "  \"v\" : 1" + System.lineSeparator() + "}";
    assertEquals(json, ReportText.render(new Report().document("policy", json)));
  }
}
