package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How many operators approve of what a request asks, counted from the envelope that it brings.
///
/// Stops root on the parent instance, which carries envelopes: one that any unknown key signed, or
/// any key invalidly or twice, counts for nothing, whatever else is on it (protocol.md §4).
///
/// @param count distinct operators, the initiator among them; 0 where no envelope came
public record Approvals(int count) {
  /// No operator was asked.
  public static final Approvals NONE = new Approvals(0);

  /// The approvals that `envelope` holds for doing `action` with `account` at `now`.
  ///
  /// @param operators the keys of the account's policy, by operator id
  /// @param reader reads payloads whose signatures were verified
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if a signature is not valid or
  ///   not an operator's, if the intent is malformed, of another account or state of it, not valid
  ///   now, or for something else
  public static Approvals of(
      Optional<DsseEnvelope> envelope,
      Map<String, VerifyingKey> operators,
      Function<Bytes, Intent> reader,
      Subject subject) {
    if (envelope.isEmpty()) {
      return NONE;
    }
    Intent intent = reader.apply(open(envelope.get(), operators));
    intent.requireFor(AccountReference.of(subject.account()), subject.now());
    if (!intent.action().equals(subject.action())) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED, "the operators approved of something else than what is asked");
    }
    return new Approvals(envelope.get().signatures().size());
  }

  /// In an enclave's answer, `SIGNATURE_REFUSED` would mean that the answer itself is not its own.
  private static Bytes open(DsseEnvelope envelope, Map<String, VerifyingKey> operators) {
    try {
      return envelope.verify(Intent.PAYLOAD_TYPE, operators);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED, "the approvals do not count: " + e.sentence(), e);
    }
  }

  /// Demands at least `wanted` of them.
  ///
  /// @param who wants them, such as `the rule 'large'`
  /// @throws RefusedException with {@link ErrorCode#APPROVALS_MISSING}
  public void require(int wanted, String who) {
    if (count < wanted) {
      throw new RefusedException(
          ErrorCode.APPROVALS_MISSING,
          "%s wants %s approvals, and there are %s: have operators approve of an intent"
              .formatted(who, wanted, count));
    }
  }

  /// What is asked, of which account, and when.
  public record Subject(Account account, IntentAction action, Instant now) {}
}
