package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Text from an enclave that nobody has verified yet: it is shown to operators, so it must not be
/// able to move their cursor or fill their screen.
final class ReplyText {
  private static final int MAX_LENGTH = 2048;

  private ReplyText() {}

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} for control or format
  ///   characters, or for more than 2,048 characters
  static String requirePrintable(String text) {
    boolean printable =
        text.length() <= MAX_LENGTH && text.codePoints().allMatch(ReplyText::isPrintable);
    if (!printable) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "a text in the enclave's reply is too long or not printable");
    }
    return text;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
