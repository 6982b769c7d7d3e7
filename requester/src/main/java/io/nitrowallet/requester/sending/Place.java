package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.ethereum.Uint64;
import java.math.BigInteger;

/// A nonce that a transaction holds until it is decided whether it was taken. Two places are never
/// equal.
abstract sealed class Place {
  private final BigInteger nonce;

  private Place(BigInteger nonce) {
    this.nonce = nonce;
  }

  final BigInteger nonce() {
    return nonce;
  }

  final Uint64 asNonce() {
    return new Uint64(nonce);
  }

  /// The queue gave it. It moves where one below it is given back.
  static final class Queued extends Place {
    Queued(BigInteger nonce) {
      super(nonce);
    }
  }

  /// The caller chose it, at or ahead of the end of the queue. It stays.
  static final class Ahead extends Place {
    Ahead(BigInteger nonce) {
      super(nonce);
    }
  }

  /// The caller chose one that was used before, to replace its transaction. It stays.
  static final class Replacement extends Place {
    Replacement(BigInteger nonce) {
      super(nonce);
    }
  }
}
