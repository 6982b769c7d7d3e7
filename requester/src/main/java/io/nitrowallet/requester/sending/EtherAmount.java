package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as people write them: a decimal number and `wei` (also where nothing follows), `gwei` or
/// `ether`. Exact: no amount is rounded.
public final class EtherAmount {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,78}(?:\\.[0-9]{1,18})?) ?(wei|gwei|ether)?");

  private EtherAmount() {}

  /// The amount that `text` says.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if `text` has another
  ///   form, or holds a fraction of a Wei
  public static Wei parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw refused(text, null);
    }
    String unit = matcher.group(2) == null ? "wei" : matcher.group(2);
    int decimals =
        switch (unit) {
          case "ether" -> 18;
          case "gwei" -> 9;
          default -> 0;
        };
    try {
      return new Wei(
          new BigDecimal(matcher.group(1)).scaleByPowerOfTen(decimals).toBigIntegerExact());
    } catch (ArithmeticException e) {
      throw refused(text, e);
    }
  }

  private static RefusedException refused(String text, @Nullable ArithmeticException cause) {
    String sentence =
        "'%s' is no amount: write whole wei, or gwei or ether with their unit, such as 0.1ether"
            .formatted(text);
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence)
        : new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence, cause);
  }
}
