package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeError;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.vsock.frame.Deadline;
import java.util.Optional;

/// The way of one transaction through its account's queue.
final class Dispatch {
  private final Draft draft;
  private final SendingSigner signer;
  private final AccountQueue queue;
  private final EthereumNode node;
  private final SendingLimits limits;

  Dispatch(
      Draft draft,
      SendingSigner signer,
      AccountQueue queue,
      EthereumNode node,
      SendingLimits limits) {
    this.draft = draft;
    this.signer = signer;
    this.queue = queue;
    this.node = node;
    this.limits = limits;
  }

  /// Sends with the nonce that the caller chose. No other is tried.
  Bytes sendAt(Uint64 nonce, Deadline deadline) {
    start();
    Place place = queue.choose(nonce, deadline);
    try {
      SignedTransaction signed = sign(place);
      return switch (broadcast(signed)) {
        case Broadcast.Taken _ -> use(place, signed);
        case Broadcast.Refused(var error) -> throw new NodeRefusal(error);
        case Broadcast.Unknown _ -> throw unknown(place, signed);
      };
    } finally {
      queue.giveBack(place);
    }
  }

  /// Sends with the next nonce. Where others use that one up, with the one after theirs.
  Bytes send(Deadline deadline) {
    start();
    int attempts = 0;
    while (attempts < limits.attempts()) {
      if (deadline.remaining().isNegative()) {
        throw AccountQueue.busy();
      }
      Place place = queue.take();
      try {
        SignedTransaction signed = sign(place);
        if (queue.awaitTurn(place, deadline)) {
          attempts++;
          Optional<Bytes> hash = decide(place, signed);
          if (hash.isPresent()) {
            return hash.get();
          }
        }
      } finally {
        queue.giveBack(place);
      }
    }
    throw new RefusedException(
        ErrorCode.UNAVAILABLE,
        "somebody else sends for this account at the same time: nothing was sent, try again");
  }

  private void start() {
    if (!queue.started()) {
      queue.start(node.pendingNonce(draft.sender()));
    }
  }

  private SignedTransaction sign(Place place) {
    UnsignedTransaction transaction = draft.at(place.asNonce());
    return transaction.sign(signer.sign(draft.sender(), transaction));
  }

  /// It is this transaction's turn: nothing of this account is being broadcast here.
  ///
  /// @return nothing if another nonce has to be taken
  private Optional<Bytes> decide(Place place, SignedTransaction signed) {
    if (!new Mending(queue, node, limits, draft.sender()).isFree(place)) {
      return Optional.empty();
    }
    return switch (broadcast(signed)) {
      case Broadcast.Taken _ -> Optional.of(use(place, signed));
      case Broadcast.Refused(var error) -> refused(place, signed, error);
      case Broadcast.Unknown _ -> throw unknown(place, signed);
    };
  }

  private Broadcast broadcast(SignedTransaction signed) {
    return new Broadcasting(node, limits.pauses()).broadcast(signed);
  }

  /// Was it the nonce, then somebody else used it, and another is tried. The node is asked for ours
  /// once more before that: to find it too late would be to pay twice.
  private Optional<Bytes> refused(Place place, SignedTransaction signed, NodeError error) {
    Uint64 pending;
    boolean known = false;
    try {
      pending = node.pendingNonce(draft.sender());
      if (pending.value().compareTo(place.nonce()) > 0) {
        Broadcasting.pause(limits.pauses().getFirst());
        known = node.knows(signed.hash());
      }
    } catch (NodeRefusal | RefusedException _) {
      throw unknown(place, signed); // whether it was taken is what could not be found out
    }
    if (known) {
      return Optional.of(use(place, signed));
    }
    if (pending.value().compareTo(place.nonce()) <= 0) {
      throw new NodeRefusal(error);
    }
    queue.restart(pending, Optional.empty());
    return Optional.empty();
  }

  private Bytes use(Place place, SignedTransaction signed) {
    queue.used(place, signed);
    return signed.hash();
  }

  /// Its nonce stays used: those that follow have it given to the node again.
  private RefusedException unknown(Place place, SignedTransaction signed) {
    queue.used(place, signed);
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "the node did not say whether it took the transaction: look for %s before sending it again"
            .formatted(signed.hash().hex0x()));
  }
}
