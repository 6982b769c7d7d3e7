package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.node.EthereumNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// A node whose time is taken, whatever it is asked.
public final class TimedNode implements EthereumNode {
  private final EthereumNode node;
  private final GatewayMetrics metrics;

  /// Measures `node`.
  public TimedNode(EthereumNode node, GatewayMetrics metrics) {
    this.node = node;
    this.metrics = metrics;
  }

  private <T> T measure(Supplier<T> call) {
    return metrics.measure(Step.NODE, call);
  }

  @Override
  public JsonNode call(String method, List<JsonNode> parameters) {
    return measure(() -> node.call(method, parameters));
  }

  @Override
  public ChainId chainId() {
    return measure(node::chainId);
  }

  @Override
  public Uint64 pendingNonce(Address account) {
    return measure(() -> node.pendingNonce(account));
  }

  @Override
  public Uint64 estimateGas(JsonNode transaction) {
    return measure(() -> node.estimateGas(transaction));
  }

  @Override
  public Optional<Wei> baseFee() {
    return measure(node::baseFee);
  }

  @Override
  public Wei priorityFee() {
    return measure(node::priorityFee);
  }

  @Override
  public Wei gasPrice() {
    return measure(node::gasPrice);
  }

  @Override
  public Bytes sendRaw(Bytes transaction) {
    return measure(() -> node.sendRaw(transaction));
  }

  @Override
  public boolean knows(Bytes hash) {
    return measure(() -> node.knows(hash));
  }
}
