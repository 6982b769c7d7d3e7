package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.UUID;
import java.util.regex.Pattern;

/// By what a request is found again in the log: 1 to 64 characters of `[A-Za-z0-9._-]`, which can
/// do no harm in a log line or a terminal.
public record RequestId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// Takes `value` if it has the form.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if it has another form
  public RequestId {
    if (!FORM.matcher(value).matches()) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST,
          "a requestId is 1 to 64 characters of letters, digits, dot, underscore and hyphen");
    }
  }

  /// A fresh one.
  public static RequestId make() {
    return new RequestId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
