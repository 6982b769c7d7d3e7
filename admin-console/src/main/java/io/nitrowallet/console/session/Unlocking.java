package io.nitrowallet.console.session;

import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.operator.OperatorKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One attempt to unlock a key. What it holds, the secret first and then the key, is closed
/// whenever it is given up. Thread-safe.
final class Unlocking {
  private final SecretBytes secret;
  private Optional<OperatorKey> opened = Optional.empty();
  private boolean begun;
  private boolean over;

  private Unlocking(SecretBytes secret) {
    this.secret = secret;
  }

  /// An attempt with `passphrase`, which is overwritten before this returns.
  static Unlocking with(char[] passphrase) {
    return new Unlocking(Passphrase.utf8(passphrase));
  }

  /// Tries, in the background; once. Nothing is tried after {@link #giveUp}.
  Unlocking open(Function<Supplier<SecretBytes>, OperatorKey> holder) {
    if (begin()) {
      try (secret) {
        keep(holder.apply(() -> secret));
      }
    }
    return this;
  }

  private synchronized boolean begin() {
    begun = !over;
    return begun;
  }

  private synchronized void keep(OperatorKey key) {
    if (over) {
      key.close();
    } else {
      opened = Optional.of(key);
    }
  }

  /// The key, which the caller closes.
  synchronized OperatorKey take() {
    OperatorKey key = opened.orElseThrow();
    opened = Optional.empty();
    over = true;
    return key;
  }

  /// Closes the key, also one that is opened after this. A secret that a token is looking at is
  /// closed when it has: changed under its eyes, it would count as a wrong one.
  synchronized void giveUp() {
    over = true;
    opened.ifPresent(OperatorKey::close);
    opened = Optional.empty();
    if (!begun) {
      secret.close();
    }
  }
}
