package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeRefusal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Gives signed transactions to the node, and finds out what became of them. To give one again is
/// harmless: it is the same one.
public final class Broadcasting {
  /// What nodes say of a transaction that they hold already. Whoever says it otherwise is asked for
  /// it by its hash.
  private static final Pattern KNOWN =
      Pattern.compile(
          "already ?(known|imported|exists)|known transaction|already_exists",
          Pattern.CASE_INSENSITIVE);

  private final EthereumNode node;
  private final List<Duration> pauses;

  /// @param pauses before `node` is asked again what became of a transaction, each in turn
  public Broadcasting(EthereumNode node, List<Duration> pauses) {
    this.node = node;
    this.pauses = List.copyOf(pauses);
  }

  /// Gives `transaction` to the node. Waits.
  ///
  /// A refusal counts only as the first answer. After an answer that did not come, the node may
  /// have taken what it refuses now: "nonce too low" may mean this very transaction.
  public Broadcast broadcast(SignedTransaction transaction) {
    Broadcast outcome = offer(transaction);
    for (Duration pause : pauses) {
      if (!(outcome instanceof Broadcast.Unknown) || !pause(pause)) {
        return outcome;
      }
      if (isKnown(transaction) || offer(transaction) instanceof Broadcast.Taken) {
        return new Broadcast.Taken();
      }
    }
    return outcome;
  }

  private Broadcast offer(SignedTransaction transaction) {
    try {
      boolean same = node.sendRaw(transaction.encoded()).equals(transaction.hash());
      return same ? new Broadcast.Taken() : new Broadcast.Unknown();
    } catch (NodeRefusal e) {
      return refused(transaction, e);
    } catch (RefusedException _) {
      return new Broadcast.Unknown();
    }
  }

  private Broadcast refused(SignedTransaction transaction, NodeRefusal refusal) {
    if (KNOWN.matcher(refusal.error().message()).find()) {
      return new Broadcast.Taken();
    }
    try {
      return node.knows(transaction.hash())
          ? new Broadcast.Taken()
          : new Broadcast.Refused(refusal.error());
    } catch (NodeRefusal | RefusedException _) {
      return new Broadcast.Unknown();
    }
  }

  /// Whether the node says that it has `transaction`; if it does not answer, it does not say so.
  private boolean isKnown(SignedTransaction transaction) {
    try {
      return node.knows(transaction.hash());
    } catch (NodeRefusal | RefusedException _) {
      return false;
    }
  }

  /// Waits.
  ///
  /// @return whether it was not interrupted
  static boolean pause(Duration length) {
    try {
      Thread.sleep(length);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
