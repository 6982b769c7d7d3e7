package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StrictJsonTest {
  @Test
  void writesBackWhatItParsed() {
    String text = "{\"a\":\"é😀\\u0000\",\"b\":[1,-2,true,null,{}],\"c\":9223372036854775807}";
    assertEquals(utf8(text), StrictJson.write(StrictJson.parse(utf8(text))));
  }

  @Test
  void refusesAShortDocumentOfManyValues() {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{\"a\":[{}" + ",{}".repeat(170_000) + "]}"));
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{\"a\":[1" + ",1".repeat(20_000) + "]}"));
    assertEquals(19_001, parse("{\"a\":[1" + ",1".repeat(19_000) + "]}").get("a").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"a\"",
        "[]",
        "[{}]",
        "true",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":tru}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":1}//",
        "{/**/\"a\":1}",
        "{\"a\":\"",
        "{\"a\":1 \"b\":2}"
      })
  void refusesWhatIsNotOneWellFormedObject(String text) {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} 1", "{}]", "{}\u0000", "{},"})
  void refusesTrailingContent(String text) {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(text));
  }

  @Test
  void allowsWhiteSpaceAround() {
    assertEquals(StrictJson.object(), parse(" \r\n\t{ } \n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"b\":{\"a\":1,\"a\":2}}",
        "{\"\":1,\"\":2}"
      })
  void refusesAMemberThatStandsTwice(String text) {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(text));
  }

  @Test
  void takesSixteenLevelsAndRefusesSeventeen() {
    assertFalse(parse(nested(16)).isEmpty());
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(nested(17)));
  }

  @Test
  void refusesADepthThatWouldOverflowTheStack() {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(nested(200_000)));
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{\"a\":" + "{\"a\":".repeat(150_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b2261223a22ff227d", // no byte of UTF-8 is ff
        "7b2261223a22c080227d", // overlong U+0000
        "7b2261223a22eda080227d", // an encoded surrogate
        "7b2261223a22f4908080227d", // above U+10FFFF
        "7b2261223a22e282227d" // a cut sequence
      })
  void refusesWhatIsNotUtf8(String hex) {
    assertRefused(ErrorCode.BAD_REQUEST, "UTF-8", () -> StrictJson.parse(Bytes.ofHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void refusesOtherEncodings(String charset) {
    Bytes encoded = Bytes.copyOf("{\"a\":1}".getBytes(Charset.forName(charset)));
    assertRefused(ErrorCode.BAD_REQUEST, () -> StrictJson.parse(encoded));
  }

  @Test
  void refusesAByteOrderMark() {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("\uFEFF{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"\\udfff\":1}",
        "{\"a\":[{\"b\":\"x\\ud83d\"}]}",
        "{\"a\":{\"\\ud800\":1}}"
      })
  void refusesALoneSurrogate(String text) {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse(text));
  }

  @Test
  void takesAPairOfEscapedSurrogates() {
    assertEquals("😀", parse("{\"a\":\"\\ud83d\\ude00\"}").get("a").stringValue());
  }

  @Test
  void refusesWhatIsTooLong() {
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{\"" + "n".repeat(257) + "\":1}"));
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{\"a\":" + "9".repeat(21) + "}"));
    assertRefused(ErrorCode.BAD_REQUEST, () -> parse("{} " + " ".repeat(StrictJson.MAX_LENGTH)));
  }

  @Test
  void refusalsDoNotQuoteTheDocument() {
    RefusedException e =
        assertThrows(RefusedException.class, () -> parse("{\"key\":\"s3cret\" s3cret}"));
    assertFalse(e.sentence().contains("s3cret"));
    assertNull(e.getCause());
  }

  private static ObjectNode parse(String text) {
    return StrictJson.parse(utf8(text));
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String nested(int depth) {
    return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
  }
}
