package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.wallet.Blame;
import io.nitrowallet.parent.gateway.wallet.Faults;
import java.util.function.Supplier;

/// Whatever goes wrong with a request, as HTTP's answer to it.
final class Refusals {
  static final int UNAUTHENTICATED = 401;
  static final int TOO_MANY = 429;

  private Refusals() {}

  /// The answer, or what it was refused with. A fault is logged under `requestId`, and not told.
  static Answer answered(String requestId, Supplier<Answer> answering) {
    try {
      return answering.get();
    } catch (Turned e) {
      return Answer.problem(e.status(), ErrorCode.BAD_REQUEST, e.sentence(), requestId);
    } catch (RefusedException e) {
      return Answer.problem(status(e.code()), e, requestId);
    } catch (RuntimeException e) {
      Faults.log(requestId, e);
      return Answer.problem(500, ErrorCode.INTERNAL, Faults.SENTENCE, requestId);
    }
  }

  private static int status(ErrorCode code) {
    return switch (Blame.of(code)) {
      case CALLER -> 400;
      case NOBODY -> UNAUTHENTICATED;
      case POLICY -> 403;
      case UNKNOWN_ACCOUNT, UNKNOWN_METHOD -> 404;
      case TAKEN -> 409;
      case RATE -> TOO_MANY;
      case LATER, LIMIT -> 503;
      case GATEWAY -> 500;
    };
  }
}
