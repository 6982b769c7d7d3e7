package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.vsock.frame.Deadline;
import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The order of one account's transactions. Several hold a {@link Place} and are signed at a time,
/// but only the lowest place has its turn to be broadcast. So when one is given back, those above
/// it have been shown to nobody, and move: there are no gaps. Thread-safe.
final class AccountQueue {
  /// How many broadcast transactions are remembered, to be broadcast again if nodes lose them.
  private static final int REMEMBERED = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableMap<BigInteger, Place> places = new TreeMap<>();
  private final NavigableMap<BigInteger, SignedTransaction> sent = new TreeMap<>();
  private @Nullable BigInteger next;

  /// Whose turn it is: it may be with the node already.
  private @Nullable Place deciding;

  /// Whether it is known which nonce comes next.
  boolean started() {
    lock.lock();
    try {
      return next != null;
    } finally {
      lock.unlock();
    }
  }

  /// Begins at `nonce`, unless it has begun.
  void start(Uint64 nonce) {
    lock.lock();
    try {
      if (next == null) {
        next = nonce.value();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The next nonce.
  Place take() {
    lock.lock();
    try {
      BigInteger nonce = next();
      while (places.containsKey(nonce) || sent.containsKey(nonce)) {
        nonce = nonce.add(BigInteger.ONE);
      }
      Place place = new Place.Queued(nonce);
      places.put(nonce, place);
      next = nonce.add(BigInteger.ONE);
      return place;
    } finally {
      lock.unlock();
    }
  }

  /// The nonce that a caller chose. Transactions that wait at it or above make room.
  ///
  /// @throws RefusedException with {@link ErrorCode#BUSY} if another transaction with it is being
  ///   broadcast for too long
  Place choose(Uint64 chosen, Deadline deadline) {
    BigInteger nonce = chosen.value();
    lock.lock();
    try {
      while (isBeingDecided(nonce)) {
        await(deadline);
      }
      if (places.containsKey(nonce)) {
        moveFrom(nonce);
      }
      Place place =
          nonce.compareTo(next()) >= 0 ? new Place.Ahead(nonce) : new Place.Replacement(nonce);
      places.put(nonce, place);
      return place;
    } finally {
      lock.unlock();
    }
  }

  private boolean isBeingDecided(BigInteger nonce) {
    @Nullable Place holder = places.get(nonce);
    return holder != null && (!(holder instanceof Place.Queued) || holder == deciding);
  }

  /// Waits until all below `place` are decided.
  ///
  /// @return whether it is the turn of `place`; false if it was moved, and is to be taken anew
  /// @throws RefusedException with {@link ErrorCode#BUSY} if that takes too long
  boolean awaitTurn(Place place, Deadline deadline) {
    lock.lock();
    try {
      while (places.get(place.nonce()) == place && !places.firstKey().equals(place.nonce())) {
        await(deadline);
      }
      boolean hasTurn = places.get(place.nonce()) == place;
      if (hasTurn) {
        deciding = place;
      }
      return hasTurn;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // its callers loop
  private void await(Deadline deadline) {
    try {
      if (changed.awaitNanos(deadline.remaining().toNanos()) > 0) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw busy();
  }

  static RefusedException busy() {
    return new RefusedException(
        ErrorCode.BUSY, "too many transactions of this account wait: nothing was sent, try again");
  }

  /// `place` is used: `transaction` was broadcast, or may have been.
  void used(Place place, SignedTransaction transaction) {
    lock.lock();
    try {
      places.remove(place.nonce(), place);
      decided(place);
      sent.put(place.nonce(), transaction);
      if (sent.size() > REMEMBERED) {
        sent.pollFirstEntry();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// `place` is not used. Nothing happens if it was, or was moved.
  void giveBack(Place place) {
    lock.lock();
    try {
      decided(place);
      if (places.remove(place.nonce(), place) && !(place instanceof Place.Replacement)) {
        moveFrom(place.nonce());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The queue goes on at `nonce`: those in it move, and `forgotten` is no longer remembered.
  void restart(Uint64 nonce, Optional<SignedTransaction> forgotten) {
    lock.lock();
    try {
      forgotten.ifPresent(transaction -> sent.remove(nonce.value(), transaction));
      places.values().removeIf(Place.Queued.class::isInstance);
      next = nonce.value();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The transaction that was last broadcast with `nonce`, where it is remembered.
  Optional<SignedTransaction> sent(Uint64 nonce) {
    lock.lock();
    try {
      return Optional.ofNullable(sent.get(nonce.value()));
    } finally {
      lock.unlock();
    }
  }

  private void decided(Place place) {
    if (deciding == place) {
      deciding = null;
    }
  }

  private void moveFrom(BigInteger nonce) {
    places
        .tailMap(nonce, true)
        .values()
        .removeIf(place -> place instanceof Place.Queued && place != deciding);
    next = next().min(nonce);
    changed.signalAll();
  }

  private BigInteger next() {
    if (next == null) {
      throw new IllegalStateException("the queue has not begun");
    }
    return next;
  }
}
