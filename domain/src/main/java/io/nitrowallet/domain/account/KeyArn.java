package io.nitrowallet.domain.account;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN of a KMS key: `arn:aws:kms:<region>:<account>:key/<key id>`, in any AWS partition.
/// Aliases are not keys and are refused, since whoever may move an alias could choose the key.
public record KeyArn(String value) {
  /// Every repetition is bounded: an unbounded one over a group recurses, and hostile text would
  /// overflow the stack.
  private static final Pattern FORM =
      Pattern.compile(
          "arn:aws(?:-[a-z]{1,16}){0,3}:kms:([a-z0-9-]{1,32}):[0-9]{12}:key/([A-Za-z0-9-]{1,128})");

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `value` is no key ARN
  public KeyArn {
    match(value);
  }

  private static Matcher match(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a KMS key is named by its ARN: arn:aws:kms:…:key/…");
    }
    return matcher;
  }

  /// The Region in which the key lives.
  public String region() {
    return match(value).group(1);
  }

  /// The bare key id, behind `key/`.
  public String keyId() {
    return match(value).group(2);
  }

  @Override
  public String toString() {
    return value;
  }
}
