package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.requester.node.EthereumNode;
import java.util.Optional;

/// Compares the queue with what the node knows before a transaction is broadcast. What the node has
/// lost is given to it again, as it was signed; nothing is ever signed in its place.
final class Mending {
  private final AccountQueue queue;
  private final EthereumNode node;
  private final Broadcasting broadcasting;
  private final Address account;

  Mending(AccountQueue queue, EthereumNode node, SendingLimits limits, Address account) {
    this.queue = queue;
    this.node = node;
    this.broadcasting = new Broadcasting(node, limits.pauses());
    this.account = account;
  }

  /// Whether the nonce of `place` is the one that the node waits for. If not, the queue was
  /// restarted at that.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if it cannot be found out
  boolean isFree(Place place) {
    Uint64 pending = node.pendingNonce(account);
    while (pending.value().compareTo(place.nonce()) < 0) {
      if (!restored(pending)) {
        return false;
      }
      Uint64 now = node.pendingNonce(account);
      if (now.value().compareTo(pending.value()) <= 0) {
        // The node has it, and does not count it yet: it lags behind, or counts blocks only.
        return true;
      }
      pending = now;
    }
    if (pending.value().compareTo(place.nonce()) > 0) {
      queue.restart(pending, Optional.empty());
      return false;
    }
    return true;
  }

  private boolean restored(Uint64 nonce) {
    Optional<SignedTransaction> lost = queue.sent(nonce);
    if (lost.isEmpty()) {
      queue.restart(nonce, Optional.empty());
      return false;
    }
    return switch (broadcasting.broadcast(lost.get())) {
      case Broadcast.Taken _ -> true;
      case Broadcast.Refused _ -> {
        queue.restart(nonce, lost);
        yield false;
      }
      case Broadcast.Unknown _ ->
          throw new RefusedException(
              ErrorCode.UNAVAILABLE,
              "the node does not say what became of a transaction before this one: nothing was"
                  + " sent, try again");
    };
  }
}
