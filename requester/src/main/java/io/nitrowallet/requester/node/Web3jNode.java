package io.nitrowallet.requester.node;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A node, asked through web3j.
public final class Web3jNode implements EthereumNode, AutoCloseable {
  private static final int WIDE = 256;
  private static final int POLLS_NEVER = Integer.MAX_VALUE;

  private final NodeService service;
  private final Web3j web3j;

  /// Asks the node at `url`; nothing is sent yet.
  public Web3jNode(NodeUrl url, NodeLimits limits) {
    service = new NodeService(new NodeConnection(url, limits));
    // The executor is for subscriptions. There are none, so that it never starts a thread.
    web3j = Web3j.build(service, POLLS_NEVER, Executors.newScheduledThreadPool(0));
  }

  @Override
  public JsonNode call(String method, List<JsonNode> parameters) {
    JsonNode result =
        ask(new Request<>(method, parameters, service, AnyResponse.class)).getResult();
    return result == null ? JsonNodeFactory.instance.nullNode() : result;
  }

  @Override
  public ChainId chainId() {
    BigInteger number = quantity(ask(web3j.ethChainId()), WIDE);
    if (number.signum() == 0) {
      throw unclear();
    }
    return new ChainId(number);
  }

  @Override
  public Uint64 pendingNonce(Address account) {
    return new Uint64(
        quantity(
            ask(
                web3j.ethGetTransactionCount(
                    account.lowerCase(), DefaultBlockParameterName.PENDING)),
            Long.SIZE));
  }

  @Override
  public Uint64 estimateGas(JsonNode transaction) {
    return new Uint64(
        quantity(
            ask(
                new Request<>(
                    "eth_estimateGas", List.of(transaction), service, EthEstimateGas.class)),
            Long.SIZE));
  }

  @Override
  public Optional<Wei> baseFee() {
    EthBlock.@Nullable Block block =
        ask(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false)).getBlock();
    if (block == null) {
      throw unclear();
    }
    return Optional.ofNullable(block.getBaseFeePerGasRaw())
        .map(text -> new Wei(quantity(text, WIDE)));
  }

  @Override
  public Wei priorityFee() {
    return new Wei(quantity(ask(web3j.ethMaxPriorityFeePerGas()), WIDE));
  }

  @Override
  public Wei gasPrice() {
    return new Wei(quantity(ask(web3j.ethGasPrice()), WIDE));
  }

  @Override
  public Bytes sendRaw(Bytes transaction) {
    @Nullable String hash = ask(web3j.ethSendRawTransaction(transaction.hex0x())).getResult();
    if (hash == null || !hash.matches("0x[0-9a-f]{64}")) {
      throw unclear();
    }
    return Bytes.ofHex(hash);
  }

  @Override
  public boolean knows(Bytes hash) {
    JsonNode found =
        call(
            "eth_getTransactionByHash", List.of(JsonNodeFactory.instance.stringNode(hash.hex0x())));
    return found.path("hash").asString("").equals(hash.hex0x());
  }

  private static <T extends Response<?>> T ask(Request<?, T> request) {
    T response = send(request);
    if (response.getId() != request.getId()) {
      throw NodeConnection.unavailable("the node answered another question than it was asked");
    }
    if (response.hasError()) {
      throw new NodeRefusal(NodeError.of(response.getError()));
    }
    return response;
  }

  private static <T extends Response<?>> T send(Request<?, T> request) {
    try {
      return request.send();
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException _) {
      // What web3j says about an answer that it cannot read quotes it.
      throw unclear();
    }
  }

  private static BigInteger quantity(Response<String> response, int bits) {
    @Nullable String text = response.getResult();
    return quantity(text == null ? "" : text, bits);
  }

  private static BigInteger quantity(String text, int bits) {
    try {
      return Quantity.parse(text, bits);
    } catch (IllegalArgumentException _) {
      throw unclear();
    }
  }

  private static RefusedException unclear() {
    return NodeConnection.unavailable("the node answered with something else than was asked for");
  }

  @Override
  public void close() {
    web3j.shutdown();
  }
}
