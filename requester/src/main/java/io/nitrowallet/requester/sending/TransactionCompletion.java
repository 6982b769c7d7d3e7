package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.requester.node.EthereumNode;
import tools.jackson.databind.JsonNode;

/// Completes transactions for somebody who looks at them before they are signed and sent. No nonce
/// is kept: whoever sends for the account meanwhile takes it.
public final class TransactionCompletion {
  private final EthereumNode node;
  private final ChainId chain;
  private final Completion completion;

  /// Asks `node`, which follows `chain`, and pays up to `ceiling`.
  public TransactionCompletion(EthereumNode node, ChainId chain, FeeCeiling ceiling) {
    this.node = node;
    this.chain = chain;
    this.completion = new Completion(node, ceiling);
  }

  /// What `transaction` states, with the nonce, gas and fees that it lacks.
  ///
  /// @param transaction an object of the JSON-RPC's form, with `from`
  /// @throws RefusedException where the transaction is wrong or too dear, or with {@link
  ///   ErrorCode#UNAVAILABLE} if the node does not answer
  /// @throws io.nitrowallet.requester.node.NodeRefusal if the node says that it fails
  public UnsignedTransaction complete(JsonNode transaction) {
    Draft whole = completion.complete(Draft.read(transaction, chain));
    return whole.at(whole.nonce().orElseGet(() -> node.pendingNonce(whole.sender())));
  }
}
