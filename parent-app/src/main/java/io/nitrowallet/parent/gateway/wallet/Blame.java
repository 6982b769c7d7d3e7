package io.nitrowallet.parent.gateway.wallet;

import io.nitrowallet.domain.error.ErrorCode;

/// What a refusal means to whoever called the gateway. It differs from {@link ErrorCode.Kind}: what
/// whoever runs the gateway has to mend, such as its AWS credentials, is no fault of the caller.
public enum Blame {
  /// Correct the request.
  CALLER,
  /// Say who you are.
  NOBODY,
  /// Neither the account's policy nor what this caller was given allows it.
  POLICY,
  /// There is no such account or intent.
  UNKNOWN_ACCOUNT,
  /// The name is taken, or somebody else was faster.
  TAKEN,
  /// There is no such method.
  UNKNOWN_METHOD,
  /// Try again later.
  LATER,
  /// Too much at a time.
  LIMIT,
  /// Too much of one caller.
  RATE,
  /// Whoever runs the gateway has to look.
  GATEWAY;

  /// Who has to do something about `code`.
  public static Blame of(ErrorCode code) {
    return switch (code) {
      case BAD_REQUEST,
          FRAME_SIZE,
          INVALID_VALUE,
          INVALID_TRANSACTION,
          INVALID_TYPED_DATA,
          INVALID_USER_OPERATION,
          UNSUPPORTED_TRANSACTION ->
          CALLER;
      case UNKNOWN_REQUEST -> UNKNOWN_METHOD;
      case UNAUTHENTICATED -> NOBODY;
      case POLICY_DENIED, FORBIDDEN, APPROVALS_MISSING, INTENT_REFUSED -> POLICY;
      case ACCOUNT_NOT_FOUND, INTENT_NOT_FOUND -> UNKNOWN_ACCOUNT;
      case ACCOUNT_EXISTS, INTENT_CHANGED -> TAKEN;
      case BUSY -> LIMIT;
      case RATE_LIMITED -> RATE;
      case UNAVAILABLE -> LATER;
      default -> GATEWAY;
    };
  }
}
