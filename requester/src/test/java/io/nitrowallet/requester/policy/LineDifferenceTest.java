package io.nitrowallet.requester.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.requester.policy.LineDifference.Kind;
import io.nitrowallet.requester.policy.LineDifference.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineDifferenceTest {
  @Test
  void keepsWhatIsCommonInOrder() {
    assertEquals(
        List.of(
            new Line(Kind.SAME, "a"),
            new Line(Kind.GONE, "b"),
            new Line(Kind.NEW, "x"),
            new Line(Kind.SAME, "c"),
            new Line(Kind.NEW, "d")),
        LineDifference.of("a\nb\nc", "a\nx\nc\nd"));
  }

  @Test
  void knowsEmptyTexts() {
    assertEquals(List.of(), LineDifference.of("", ""));
    assertEquals(List.of(new Line(Kind.NEW, "a")), LineDifference.of("", "a"));
    assertEquals(List.of(new Line(Kind.GONE, "a")), LineDifference.of("a", ""));
  }

  @Test
  void comparesNothingOfWhatIsTooLong() {
    String text = "a\n".repeat(3_000);
    assertEquals(6_000, LineDifference.of(text, text).size());
  }
}
