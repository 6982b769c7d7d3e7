package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What rules are held against: a thing that is to be signed, at a time.
public final class Subject {
  private final Signable signable;
  private final Instant now;
  private final Calls calls;

  /// Decodes the calls once, however many rules look at them.
  Subject(Signable signable, Instant now) {
    this.signable = signable;
    this.now = now;
    this.calls = Calls.of(signable);
  }

  Signable signable() {
    return signable;
  }

  Instant now() {
    return now;
  }

  /// What it counts as: a message that nobody could read is a digest.
  SigningOperation operation() {
    return isUnreadable() ? SigningOperation.DIGEST : signable.operation();
  }

  /// What a rule must be about, all of it: a user operation that comes as typed data is both.
  Set<SigningOperation> operations() {
    return signable instanceof TypedMessage(var data) && data.isUserOperation()
        ? EnumSet.of(SigningOperation.TYPED_DATA, SigningOperation.USER_OPERATION)
        : EnumSet.of(operation());
  }

  /// What it is, in words.
  String described() {
    return isUnreadable()
        ? "a digest (as messages of 32 bytes or of unprintable ones count)"
        : switch (operation()) {
          case TRANSACTION -> "a transaction";
          case MESSAGE -> "a message";
          case TYPED_DATA ->
              operations().size() > 1 ? "typed data that are a user operation" : "typed data";
          case AUTHORIZATION -> "an authorization";
          case USER_OPERATION -> "a user operation";
          case DIGEST -> "a digest";
        };
  }

  private boolean isUnreadable() {
    return signable instanceof PersonalMessage message && !message.isReadable();
  }

  /// The chain that it is for; absent where it is for any, or says none.
  Optional<BigInteger> chain() {
    return switch (signable) {
      case UnsignedTransaction transaction -> transaction.chain().map(ChainId::value);
      case TypedMessage(var data) -> data.domain().chainId();
      case Authorization authorization -> Optional.of(authorization.chainId().value());
      case UserOperation operation -> Optional.of(operation.entryPoint().chainId().value());
      case PersonalMessage _, BareDigest _ -> Optional.empty();
    };
  }

  /// The calls that it makes in the account's name.
  Calls calls() {
    return calls;
  }
}
