package io.nitrowallet.requester.policy;

import java.util.ArrayList;
import java.util.List;

/// What differs between two texts, line by line.
public final class LineDifference {
  /// Beyond that many pairs of lines nothing is compared.
  private static final long MOST = 4_000_000;

  private LineDifference() {}

  /// The lines of both in order, with the fewest that are gone or new. Texts that are too long to
  /// be compared are gone and new as a whole.
  public static List<Line> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> next = after.lines().toList();
    if ((long) old.size() * next.size() > MOST) {
      List<Line> all = new ArrayList<>();
      old.forEach(text -> all.add(new Line(Kind.GONE, text)));
      next.forEach(text -> all.add(new Line(Kind.NEW, text)));
      return all;
    }
    return walk(old, next, common(old, next));
  }

  /// How many lines the rests from each pair of places on have in common.
  private static int[][] common(List<String> old, List<String> next) {
    int[][] common = new int[old.size() + 1][next.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = next.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(next.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<Line> walk(List<String> old, List<String> next, int[][] common) {
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < next.size()) {
      if (i < old.size() && j < next.size() && old.get(i).equals(next.get(j))) {
        lines.add(new Line(Kind.SAME, old.get(i)));
        i++;
        j++;
      } else if (j == next.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Kind.GONE, old.get(i++)));
      } else {
        lines.add(new Line(Kind.NEW, next.get(j++)));
      }
    }
    return lines;
  }

  /// A line of either text.
  public record Line(Kind kind, String text) {}

  /// Where a line stands.
  public enum Kind {
    /// In both.
    SAME,
    /// Only in the first.
    GONE,
    /// Only in the second.
    NEW
  }
}
