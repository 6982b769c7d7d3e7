package io.nitrowallet.requester.kms;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.regex.Pattern;

/// Whom a key policy speaks of: the ARN of an IAM role, user or account root. Never a wildcard.
public record Principal(String arn) {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9+=,.@_/-]{1,512})");

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `arn` has another form
  public Principal {
    if (!FORM.matcher(arn).matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "a principal is the ARN of a role, user or account root: arn:aws:iam::…:role/…");
    }
  }
}
