package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import java.util.Optional;

/// The operator at this terminal, with the key unlocked.
record SigningOperator(String id, OperatorKey key) implements AutoCloseable {
  /// Unlocks the key that the settings name.
  static SigningOperator unlock(Session session, OperatorSecret secret) {
    OperatorIdentity operator = OperatorIdentity.of(session.configuration());
    String name = operator.holder().secretName();
    return new SigningOperator(operator.id(), operator.holder().open(() -> secret.ask(name)));
  }

  /// The operator's verdict on what `review` shows.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the account's policy
  ///   has no such operator with this key
  DsseSignature sign(Verdict verdict, IntentReview review) {
    if (!Optional.of(key.publicKey()).equals(Optional.ofNullable(review.operators().get(id)))) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the policy of '%s' has no operator '%s' with this key: compare `operator show` with it"
              .formatted(review.found().account().name(), id));
    }
    Bytes message = verdict.toBeSigned(review.pending().payload());
    return new DsseSignature(id, key.sign(message));
  }

  @Override
  public void close() {
    key.close();
  }
}
