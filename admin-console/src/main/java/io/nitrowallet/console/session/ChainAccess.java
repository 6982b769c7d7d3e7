package io.nitrowallet.console.session;

import io.nitrowallet.console.text.Shown;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.requester.sending.Broadcast;
import io.nitrowallet.requester.sending.Broadcasting;
import io.nitrowallet.requester.sending.FeeCeiling;
import io.nitrowallet.requester.sending.SendingLimits;
import io.nitrowallet.requester.sending.TransactionCompletion;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The chain that a profile pays on, by its node: what the node says is its word. All of it waits,
/// so it is used in the background. Every method throws {@link RefusedException} with {@link
/// ErrorCode#UNAVAILABLE} where the node does not answer.
///
/// @param id the chain that transactions are for, whatever the node says
/// @param ceiling the most that is paid for gas
public record ChainAccess(EthereumNode node, ChainId id, FeeCeiling ceiling) {
  private static final int BITS = 256;
  private static final JsonNode LATEST = StringNode.valueOf("latest");

  /// How much ether `account` has.
  public Wei balance(Address account) {
    return new Wei(quantity(call("eth_getBalance", text(account.lowerCase()), LATEST)));
  }

  /// What `transaction` states, with the nonce, gas and fees that it lacks.
  ///
  /// @throws RefusedException if the transaction is wrong, fails, or pays more than the ceiling
  public UnsignedTransaction complete(JsonNode transaction) {
    try {
      return new TransactionCompletion(node, id, ceiling).complete(transaction);
    } catch (NodeRefusal e) {
      throw said(ErrorCode.INVALID_TRANSACTION, e);
    }
  }

  /// Calls a contract without a transaction.
  ///
  /// @return what it returns
  public Bytes ask(Address contract, Bytes data) {
    ObjectNode call = StrictJson.object().put("to", contract.lowerCase()).put("data", data.hex0x());
    String result = call("eth_call", call, LATEST).asString("0x");
    try {
      return Bytes.ofHex(result.substring(Math.min(2, result.length())));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the node answers with something that is no bytes", e);
    }
  }

  /// Gives `transaction` to the node.
  public Broadcast broadcast(SignedTransaction transaction) {
    return new Broadcasting(node, SendingLimits.STANDARD.pauses()).broadcast(transaction);
  }

  /// What became of `transaction`, as far as the node knows.
  public Fate fate(SignedTransaction transaction, Address sender) {
    JsonNode receipt = call("eth_getTransactionReceipt", text(transaction.hash().hex0x()));
    if (receipt.isNull()) {
      BigInteger used = quantity(call("eth_getTransactionCount", text(sender.lowerCase()), LATEST));
      boolean gone = used.compareTo(transaction.unsigned().payment().nonce().value()) > 0;
      return gone ? new Fate.Replaced() : new Fate.Waiting();
    }
    BigInteger block = quantity(receipt.path("blockNumber"));
    BigInteger newest = quantity(call("eth_blockNumber"));
    return new Fate.Included(
        block,
        newest.subtract(block).max(BigInteger.ZERO).add(BigInteger.ONE),
        quantity(receipt.path("status")).signum() > 0);
  }

  private JsonNode call(String method, JsonNode... parameters) {
    try {
      return node.call(method, List.of(parameters));
    } catch (NodeRefusal e) {
      throw said(ErrorCode.UNAVAILABLE, e);
    }
  }

  private static RefusedException said(ErrorCode code, NodeRefusal refusal) {
    return new RefusedException(
        code, "the node says: " + Shown.line(refusal.error().message()), refusal);
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }

  private static BigInteger quantity(JsonNode value) {
    try {
      return Quantity.parse(value.asString(""), BITS);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "the node answers with something that is no quantity", e);
    }
  }

  /// What became of a transaction.
  public sealed interface Fate {
    /// No block holds it yet.
    record Waiting() implements Fate {}

    /// Another transaction of the account has its nonce: it will never be in a block.
    record Replaced() implements Fate {}

    /// It is in a block.
    ///
    /// @param confirmations how many blocks there are from that one on, itself included
    /// @param succeeded whether it did what it was meant to; else only its fee was paid
    record Included(BigInteger block, BigInteger confirmations, boolean succeeded)
        implements Fate {}
  }
}
