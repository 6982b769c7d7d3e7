package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An intent as it is kept until enough operators approved of it. Whoever writes to the table
/// decides what stands here: nothing of it is believed but what its signatures prove.
///
/// @param slip what the table finds it by; copied from the intent
/// @param payload the intent's JSON, whose bytes are what is signed
/// @param approvals in the order in which they came; the first is the initiator's. None at first
///   where a machine asked
/// @param state with the signature that ended it, where one did
/// @param revision 1 when it is new, one more with every change
public record PendingIntent(
    IntentSlip slip, Bytes payload, List<DsseSignature> approvals, State state, long revision) {
  /// The longest payload that is kept, in bytes: an item of the database holds 400 KB.
  public static final int MAX_PAYLOAD = 224 * 1024;

  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if the payload is too long, or
  ///   there are more approvals than an envelope holds
  public PendingIntent {
    approvals = List.copyOf(approvals);
    if (payload.length() > MAX_PAYLOAD) {
      throw refused("the intent is too long to be kept: at most 224 KiB of JSON");
    }
    if (approvals.size() > DsseEnvelope.MAX_SIGNATURES) {
      throw refused("an intent has at most " + DsseEnvelope.MAX_SIGNATURES + " approvals");
    }
  }

  /// A new one.
  public static PendingIntent fresh(Intent intent, Bytes payload, List<DsseSignature> approvals) {
    return new PendingIntent(IntentSlip.of(intent), payload, approvals, new State.Pending(), 1);
  }

  /// The account that it is about, as its slip says.
  public AccountName account() {
    return slip.account();
  }

  /// The envelope for the enclave with those approvals that are `among` the right ones; nothing
  /// where none is.
  public Optional<DsseEnvelope> envelope(List<DsseSignature> among) {
    return among.isEmpty()
        ? Optional.empty()
        : Optional.of(new DsseEnvelope(Intent.PAYLOAD_TYPE, payload, among));
  }

  /// The approvals that `operators` made, the first of each. Anything may stand beside them.
  ///
  /// @param operators keys by operator id
  public List<DsseSignature> approvalsOf(Map<String, VerifyingKey> operators) {
    Set<String> seen = new HashSet<>();
    return approvals.stream()
        .filter(approval -> Verdict.APPROVAL.isBy(payload, approval, operators))
        .filter(approval -> seen.add(approval.keyId()))
        .toList();
  }

  /// The same without approvals that are none of `operators`: they would keep out right ones of the
  /// same names, or all for want of room.
  public PendingIntent cleared(Map<String, VerifyingKey> operators) {
    return new PendingIntent(slip, payload, approvalsOf(operators), state, revision);
  }

  /// The same with one more verdict, whose signature the caller has verified, as it has those of
  /// the approvals.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if it is no longer pending, the
  ///   operator approved already, or somebody else than the initiator withdraws
  public PendingIntent with(Verdict verdict, DsseSignature signature) {
    requirePending();
    return switch (verdict) {
      case APPROVAL -> approved(signature);
      case REJECTION -> ended(new State.Rejected(signature));
      case WITHDRAWAL -> {
        if (!initiator().equals(Optional.of(signature.keyId()))) {
          throw refused("only whoever proposed an intent withdraws it: reject it instead");
        }
        yield ended(new State.Withdrawn(signature));
      }
    };
  }

  /// The same once the enclave signed it.
  public PendingIntent signed() {
    return ended(new State.Signed());
  }

  /// Who proposed it: whose approval was there when it was new. Nobody where it came without one,
  /// as machines' do; it is rejected then, and not withdrawn. Each later approval is one revision
  /// more, and so is its end, so that approvals that were all given later are fewer than revisions.
  public Optional<String> initiator() {
    long whileItWaited = state instanceof State.Pending ? revision : revision - 1;
    return approvals.size() < whileItWaited
        ? Optional.empty()
        : approvals.stream().findFirst().map(DsseSignature::keyId);
  }

  /// Whether it shows by itself that it is as its state says: that an operator rejected or withdrew
  /// it. Nothing does that it was signed.
  ///
  /// @param operators keys by operator id
  public boolean isProven(Map<String, VerifyingKey> operators) {
    return switch (state) {
      case State.Rejected(var by) -> Verdict.REJECTION.isBy(payload, by, operators);
      case State.Withdrawn(var by) -> Verdict.WITHDRAWAL.isBy(payload, by, operators);
      case State.Signed _ -> false;
      case State.Pending _ -> true;
    };
  }

  /// Demands that nobody ended it, as far as the table says.
  private void requirePending() {
    state
        .end()
        .ifPresent(end -> {
          throw refused("the table says that the intent was " + end);
        });
  }

  private PendingIntent approved(DsseSignature signature) {
    if (approvals.stream().anyMatch(earlier -> earlier.keyId().equals(signature.keyId()))) {
      throw refused(
          "%s approved of the intent already; operators count once".formatted(signature.keyId()));
    }
    List<DsseSignature> more = new ArrayList<>(approvals);
    more.add(signature);
    return new PendingIntent(slip, payload, more, state, revision + 1);
  }

  private PendingIntent ended(State end) {
    return new PendingIntent(slip, payload, approvals, end, revision + 1);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INTENT_REFUSED, sentence);
  }

  /// What became of it.
  public sealed interface State {
    /// Its word, by which lists are asked for.
    Word word();

    /// How it ended, such as `rejected by alice`, whether that is true or not; nothing where it did
    /// not.
    default Optional<String> end() {
      return switch (this) {
        case Pending _ -> Optional.empty();
        case Rejected(var by) -> Optional.of("rejected by " + by.keyId());
        case Withdrawn(var by) -> Optional.of("withdrawn by " + by.keyId());
        case Signed _ -> Optional.of("signed");
      };
    }

    /// It waits for approvals, or to be signed.
    record Pending() implements State {
      @Override
      public Word word() {
        return Word.PENDING;
      }
    }

    /// An operator rejected it.
    record Rejected(DsseSignature signature) implements State {
      @Override
      public Word word() {
        return Word.REJECTED;
      }
    }

    /// Its initiator withdrew it.
    record Withdrawn(DsseSignature signature) implements State {
      @Override
      public Word word() {
        return Word.WITHDRAWN;
      }
    }

    /// The enclave signed it. Asked again before it expires, it gives the same signature.
    record Signed() implements State {
      @Override
      public Word word() {
        return Word.SIGNED;
      }
    }

    /// The states by name.
    enum Word {
      /// See {@link State.Pending}.
      PENDING,
      /// See {@link State.Rejected}.
      REJECTED,
      /// See {@link State.Withdrawn}.
      WITHDRAWN,
      /// See {@link State.Signed}.
      SIGNED
    }
  }
}
