package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.vsock.frame.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Completes, signs and broadcasts transactions. Those of one account get consecutive nonces,
/// however many are sent at a time, as long as nobody but this gateway sends for it. Thread-safe.
public final class TransactionSender {
  private final EthereumNode node;
  private final ChainId chain;
  private final Completion completion;
  private final SendingLimits limits;
  private final SendingScope scope;
  private final Map<Address, AccountLine> lines = new ConcurrentHashMap<>();

  /// Sends to `node`, which follows `chain`, for the accounts of `scope`, paying up to `ceiling`.
  public TransactionSender(
      EthereumNode node,
      ChainId chain,
      SendingScope scope,
      FeeCeiling ceiling,
      SendingLimits limits) {
    this.node = node;
    this.chain = chain;
    this.completion = new Completion(node, ceiling);
    this.limits = limits;
    this.scope = scope;
  }

  /// Sends what `transaction` states, with what it lacks filled in.
  ///
  /// @param transaction an object of the JSON-RPC's form, whose `from` is an account that exists
  /// @param signer who signs it
  /// @return the transaction hash, 32 bytes
  /// @throws RefusedException as `signer` and {@link SendingScope} refuse, and where the
  ///   transaction is wrong or too dear; with {@link ErrorCode#BUSY} or {@link
  ///   ErrorCode#UNAVAILABLE}, whose sentence says whether anything may have been sent
  /// @throws NodeRefusal with what the node says, if it does not take the transaction
  public Bytes send(JsonNode transaction, SendingSigner signer) {
    Deadline deadline = Deadline.after(limits.patience());
    Draft stated = Draft.read(transaction, chain);
    scope.require(stated.sender());
    Draft draft = completion.complete(stated);
    AccountLine line =
        lines.computeIfAbsent(draft.sender(), _ -> AccountLine.ofWindow(limits.window()));
    try (AccountLine.Slot _ = line.enter(deadline)) {
      Dispatch dispatch = new Dispatch(draft, signer, line.queue(), node, limits);
      Optional<Uint64> chosen = draft.nonce();
      return chosen.isPresent() ? dispatch.sendAt(chosen.get(), deadline) : dispatch.send(deadline);
    }
  }
}
