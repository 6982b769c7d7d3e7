package io.nitrowallet.console.session;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeError;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.requester.sending.FeeCeiling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// A node that answers what a test says, and keeps what it is sent.
public final class PaperNode implements EthereumNode {
  private static final ChainId CHAIN = ChainId.of(5);

  /// What it answers, by method; JSON's null where nothing is said.
  public final Map<String, JsonNode> answers = new HashMap<>();

  /// What was broadcast.
  public final List<Bytes> sent = new ArrayList<>();

  /// Why it refuses everything, where it does.
  public Optional<String> refusal = Optional.empty();

  /// It knows nothing.
  public PaperNode() {}

  /// The chain behind it, with a ceiling of 1,000 wei a unit of gas.
  public ChainAccess chain() {
    BigInteger total = BigInteger.TEN.pow(18);
    return new ChainAccess(this, CHAIN, new FeeCeiling(Wei.of(1_000), new Wei(total)));
  }

  /// Has it answer `method` with a text.
  public void says(String method, String text) {
    answers.put(method, StringNode.valueOf(text));
  }

  private void answer() {
    refusal.ifPresent(message -> {
      throw new NodeRefusal(new NodeError(-32_000, message, Optional.empty()));
    });
  }

  @Override
  public JsonNode call(String method, List<JsonNode> parameters) {
    answer();
    return answers.getOrDefault(method, JsonNodeFactory.instance.nullNode());
  }

  @Override
  public ChainId chainId() {
    return CHAIN;
  }

  @Override
  public Uint64 pendingNonce(Address account) {
    answer();
    return Uint64.of(7);
  }

  @Override
  public Uint64 estimateGas(JsonNode transaction) {
    answer();
    return Uint64.of(50_000);
  }

  @Override
  public Optional<Wei> baseFee() {
    return Optional.of(Wei.of(100));
  }

  @Override
  public Wei priorityFee() {
    return Wei.of(3);
  }

  @Override
  public Wei gasPrice() {
    throw new RefusedException(ErrorCode.UNAVAILABLE, "nobody asks for it");
  }

  @Override
  public Bytes sendRaw(Bytes transaction) {
    answer();
    sent.add(transaction);
    return Digests.keccak256(transaction);
  }

  @Override
  public boolean knows(Bytes hash) {
    return false;
  }
}
