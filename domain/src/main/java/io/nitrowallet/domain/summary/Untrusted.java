package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.Utf8;
import java.util.Locale;

/// Texts and bytes that others wrote, made fit to be shown.
public final class Untrusted {
  private static final int MAX_TEXT = 512;
  private static final int MAX_BYTES = 64;
  private static final int SHOWN_BYTES = 32;

  private Untrusted() {}

  /// `text` in quotes. Quotes and backslashes in it, and all that is invisible or moves what stands
  /// beside it, are escaped; what is long is cut, with its length and hash stated.
  static String quote(String text) {
    return quote(text, MAX_TEXT);
  }

  /// The same with another bound, in characters of what is shown.
  static String quote(String text, int most) {
    StringBuilder shown = new StringBuilder("\"");
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      shown.append(escape(codePoint));
      at += Character.charCount(codePoint);
      if (shown.length() > most && at < text.length()) {
        return shown.append("…\" ").append(whole(Utf8.encode(text).orElse(Bytes.EMPTY))).toString();
      }
    }
    return shown.append('"').toString();
  }

  /// `bytes` as hex; what is long is cut, with its length and hash stated.
  static String hex(Bytes bytes) {
    return bytes.length() <= MAX_BYTES
        ? bytes.hex0x()
        : bytes.slice(0, SHOWN_BYTES).hex0x() + "… " + whole(bytes);
  }

  private static String whole(Bytes bytes) {
    return "(%s bytes, Keccak-256 %s)".formatted(bytes.length(), Digests.keccak256(bytes).hex0x());
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          isPrintable(codePoint)
              ? Character.toString(codePoint)
              : "\\u{%s}".formatted(Integer.toHexString(codePoint).toLowerCase(Locale.ROOT));
    };
  }

  /// Whether every character of `text` can be seen, takes its own place and ends no line.
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Untrusted::isPrintable);
  }

  /// Whether it can be seen, takes its own place and ends no line. Marks that stand on others are
  /// printable.
  public static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> !isBlank(codePoint);
    };
  }

  /// Letters, marks and symbols that show nothing (Unicode's Default_Ignorable_Code_Point, and the
  /// empty pattern of Braille).
  private static boolean isBlank(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default ->
          within(codePoint, 0x180B, 0x180F)
              || within(codePoint, 0xFE00, 0xFE0F)
              || within(codePoint, 0xE0100, 0xE01EF);
    };
  }

  private static boolean within(int codePoint, int first, int last) {
    return first <= codePoint && codePoint <= last;
  }
}
