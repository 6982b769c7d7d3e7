package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.domain.summary.SummaryKind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryJsonTest {
  private static final String JSON =
      "{\"edition\":1,\"kind\":\"message\",\"headline\":\"Sign\","
          + "\"lines\":[{\"label\":\"Text\",\"value\":\"\\\"a\\\"\"}],\"warnings\":[\"Beware.\"]}";

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Summary decode(Bytes json) {
    return SummaryJson.decode(
        JsonObject.of(StrictJson.parse(json), ErrorCode.REPLY_REFUSED, "the summary"));
  }

  private static Summary summary(SummaryKind kind) {
    return new Summary(
        1, kind, "Sign", List.of(new Summary.Line("Text", "\"a\"")), List.of("Beware."));
  }

  @Test
  void writesTheFormOfTheProtocol() {
    Summary message = summary(SummaryKind.MESSAGE);
    assertEquals(utf8(JSON), StrictJson.write(SummaryJson.encode(message)));
  }

  @ParameterizedTest
  @EnumSource
  void readsBackEachKind(SummaryKind kind) {
    Summary summary = summary(kind);
    assertEquals(summary, decode(StrictJson.write(SummaryJson.encode(summary))));
  }

  @Test
  void readsBackTheLongest() {
    Summary.Line line = new Summary.Line("a.b", "\u00e9\"");
    Summary longest =
        new Summary(
            7,
            SummaryKind.TYPED_DATA,
            "x".repeat(1024),
            Collections.nCopies(1000, line),
            List.of("w".repeat(Summary.MAX_LENGTH - 1024 - 1000 * 6)));
    Bytes json = StrictJson.write(SummaryJson.encode(longest));
    assertEquals(longest, decode(json));
    assertTrue(json.length() < 64 * 1024, "there is room for it in a frame");
  }

  /// Each line: what to replace in a valid summary, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"edition\":1=>\"edition\":0",
        "\"edition\":1=>\"edition\":4294967297",
        "\"edition\":1=>\"edition\":\"1\"",
        "\"kind\":\"message\"=>\"kind\":\"massage\"",
        "\"headline\":\"Sign\"=>\"headline\":null",
        "\"headline\":\"Sign\"=>\"headline\":\"Sign\\nRule open\"",
        "\"label\":\"Text\"=>\"label\":\"\\u202eText\"",
        "\"value\":=>\"values\":",
        "\"Beware.\"=>7",
        "[\"Beware.\"]=>\"Beware.\""
      })
  void refusesWhatNoEnclaveWouldState(String change) {
    String[] parts = change.split("=>", -1);
    assertTrue(JSON.contains(parts[0]), parts[0]);
    Bytes changed = utf8(JSON.replace(parts[0], parts[1]));
    assertRefused(ErrorCode.REPLY_REFUSED, () -> decode(changed));
  }

  @Test
  void refusesOneThatIsTooLong() {
    String longer = JSON.replace("Sign", "x".repeat(Summary.MAX_LENGTH));
    assertRefused(ErrorCode.REPLY_REFUSED, () -> decode(utf8(longer)));
  }
}
