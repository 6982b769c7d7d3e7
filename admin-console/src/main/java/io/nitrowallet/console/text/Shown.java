package io.nitrowallet.console.text;

import io.nitrowallet.domain.summary.Untrusted;

/// Texts that others wrote, made fit for one line of a window: what is invisible, ends a line or
/// moves what stands beside it is written as its code point, and what is long is cut.
public final class Shown {
  private static final int LINE = 200;
  private static final int SENTENCE = 2_000;

  private Shown() {}

  /// `text` on one line, at most 200 characters and a mark where something was cut off.
  public static String line(String text) {
    return shown(text, LINE);
  }

  /// The same with room for a sentence that lists what differs, 2,000 characters.
  public static String sentence(String text) {
    return shown(text, SENTENCE);
  }

  private static String shown(String text, int most) {
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      String next = isPlain(codePoint) ? Character.toString(codePoint) : escape(codePoint);
      if (shown.length() + next.length() > most) {
        return shown.append('…').toString();
      }
      shown.append(next);
      at += Character.charCount(codePoint);
    }
    return shown.toString();
  }

  private static String escape(int codePoint) {
    return "\\u{" + Integer.toHexString(codePoint) + "}";
  }

  /// Marks pile up on what stands before them, beyond the line.
  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
      default -> Untrusted.isPrintable(codePoint);
    };
  }
}
