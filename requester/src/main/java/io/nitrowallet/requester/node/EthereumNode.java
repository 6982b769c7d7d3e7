package io.nitrowallet.requester.node;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A node of a chain, over its JSON-RPC. Every method throws {@link NodeRefusal} where the node
/// answers with an error, and {@link RefusedException} with {@link ErrorCode#UNAVAILABLE} where it
/// answers nothing that can be understood, or not in time. Thread-safe.
public interface EthereumNode {
  /// Calls `method`, whatever it is.
  ///
  /// @param parameters by position
  /// @return the `result`, possibly JSON's null
  JsonNode call(String method, List<JsonNode> parameters);

  /// Which chain it follows, `eth_chainId`.
  ChainId chainId();

  /// How many transactions of `account` the node knows, those that wait for a block included: the
  /// nonce of the next one (`eth_getTransactionCount` at `pending`).
  Uint64 pendingNonce(Address account);

  /// How much gas `transaction` would take now, `eth_estimateGas`.
  ///
  /// @param transaction an object of the JSON-RPC's form
  Uint64 estimateGas(JsonNode transaction);

  /// The base fee of the newest block, Wei per gas; absent where the chain has none (EIP-1559).
  Optional<Wei> baseFee();

  /// The tip that the node suggests, Wei per gas, `eth_maxPriorityFeePerGas`.
  Wei priorityFee();

  /// The price that the node suggests where base fee and tip are one, Wei per gas, `eth_gasPrice`.
  Wei gasPrice();

  /// Has a signed transaction broadcast, `eth_sendRawTransaction`. Where this ends in {@link
  /// ErrorCode#UNAVAILABLE}, the node may have taken it or not.
  ///
  /// @return the transaction hash, as the node says it, 32 bytes
  Bytes sendRaw(Bytes transaction);

  /// Whether the node knows the transaction of this hash, in a block or waiting for one
  /// (`eth_getTransactionByHash`).
  boolean knows(Bytes hash);
}
