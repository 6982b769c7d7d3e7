package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.operator.OperatorKey;
import java.util.Optional;

/// An operator with the key unlocked.
///
/// @param id what policies call the operator
public record SigningOperator(String id, OperatorKey key) implements AutoCloseable {
  /// The operator's verdict on what `review` shows.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the account's policy
  ///   has no such operator with this key
  public DsseSignature sign(Verdict verdict, IntentReview review) {
    if (!isOperatorOf(review)) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the policy of '%s' has no operator '%s' with this key: compare `operator show` with it"
              .formatted(review.found().account().name(), id));
    }
    Bytes message = verdict.toBeSigned(review.pending().payload());
    return new DsseSignature(id, key.sign(message));
  }

  /// Whether the account's policy knows the operator with this key.
  public boolean isOperatorOf(IntentReview review) {
    return Optional.of(key.publicKey()).equals(Optional.ofNullable(review.operators().get(id)));
  }

  @Override
  public void close() {
    key.close();
  }
}
