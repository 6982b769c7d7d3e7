package io.nitrowallet.domain.account;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.regex.Pattern;

/// The name of an account, unique in its table: 1 to 64 characters of `[A-Za-z0-9._-]`.
public record AccountName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `value` has another form
  public AccountName {
    if (!FORM.matcher(value).matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "an account name is 1 to 64 characters of letters, digits, dot, underscore and hyphen");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
