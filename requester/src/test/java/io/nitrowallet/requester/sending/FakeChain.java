package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeError;
import io.nitrowallet.requester.node.NodeRefusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A chain on which one account sends, and the signer of that account. It takes transactions as
/// nodes do, and fails where a test wants it to.
final class FakeChain implements EthereumNode {
  static final ChainId ID = ChainId.of(5);
  static final Address SENDER = Fixture.account(1).address();

  /// What goes wrong with a broadcast.
  enum Fault {
    NONE,
    /// The node never sees it, and the gateway does not know.
    LOST,
    /// The node takes it, and the gateway does not know.
    UNANSWERED,
    /// The node does not take it, and says so.
    REFUSED
  }

  /// What the node holds, by nonce.
  private final TreeMap<BigInteger, Bytes> pool = new TreeMap<>();

  private final Map<Bytes, UnsignedTransaction> signed = new HashMap<>();

  /// What was broadcast, in the order in which it came.
  final List<UnsignedTransaction> offered = new ArrayList<>();

  final List<JsonNode> estimated = new ArrayList<>();
  Optional<Wei> baseFee = Optional.of(Wei.of(100));
  Wei priorityFee = Wei.of(7);
  Wei gasPrice = Wei.of(300);
  Uint64 gas = Uint64.of(21_000);
  Supplier<Fault> faults = () -> Fault.NONE;
  Runnable beforeSigning = () -> {};
  Runnable beforeLookingUp = () -> {};
  String nonceTooLow = "nonce too low";

  synchronized Signature sign(Address sender, UnsignedTransaction transaction) {
    if (!sender.equals(SENDER)) {
      throw new AssertionError("another account");
    }
    beforeSigning.run();
    try (var key = Fixture.privateKey(1)) {
      Signature signature = new BouncyCastleSigner().sign(key, transaction.digest());
      signed.put(transaction.encode(signature), transaction);
      return signature;
    }
  }

  /// What the node holds, in the order of the nonces.
  synchronized List<UnsignedTransaction> held() {
    return pool.values().stream().map(this::signedAs).toList();
  }

  synchronized List<BigInteger> nonces() {
    return List.copyOf(pool.keySet());
  }

  private UnsignedTransaction signedAs(Bytes raw) {
    UnsignedTransaction transaction = signed.get(raw);
    if (transaction == null) {
      throw new AssertionError("it was signed elsewhere");
    }
    return transaction;
  }

  /// Another program sends for the account.
  synchronized void somebodySends() {
    pool.put(pendingNonce(SENDER).value(), Bytes.ofHex("ff"));
  }

  /// The node loses a transaction that waits.
  synchronized void lose(long nonce) {
    pool.remove(BigInteger.valueOf(nonce));
  }

  @Override
  public synchronized Uint64 pendingNonce(Address account) {
    BigInteger nonce = BigInteger.ZERO;
    while (pool.containsKey(nonce)) {
      nonce = nonce.add(BigInteger.ONE);
    }
    return new Uint64(nonce);
  }

  @Override
  public synchronized Bytes sendRaw(Bytes raw) {
    UnsignedTransaction transaction = signedAs(raw);
    offered.add(transaction);
    Fault fault = faults.get();
    if (fault == Fault.LOST) {
      throw unavailable();
    }
    Bytes hash = take(raw, transaction.payment().nonce().value(), fault);
    if (fault == Fault.UNANSWERED) {
      throw unavailable();
    }
    return hash;
  }

  private Bytes take(Bytes raw, BigInteger nonce, Fault fault) {
    Bytes there = pool.get(nonce);
    if (there != null) {
      throw refusal(there.equals(raw) ? "already known" : nonceTooLow);
    }
    if (fault == Fault.REFUSED) {
      throw refusal("insufficient funds for gas * price + value");
    }
    pool.put(nonce, raw);
    return Digests.keccak256(raw);
  }

  static NodeRefusal refusal(String message) {
    return new NodeRefusal(new NodeError(-32_000, message, Optional.empty()));
  }

  static RefusedException unavailable() {
    return new RefusedException(ErrorCode.UNAVAILABLE, "no answer");
  }

  @Override
  public synchronized boolean knows(Bytes hash) {
    beforeLookingUp.run();
    return pool.values().stream().map(Digests::keccak256).anyMatch(hash::equals);
  }

  @Override
  public synchronized Uint64 estimateGas(JsonNode transaction) {
    estimated.add(transaction);
    return gas;
  }

  @Override
  public ChainId chainId() {
    return ID;
  }

  @Override
  public Optional<Wei> baseFee() {
    return baseFee;
  }

  @Override
  public Wei priorityFee() {
    return priorityFee;
  }

  @Override
  public Wei gasPrice() {
    return gasPrice;
  }

  @Override
  public JsonNode call(String method, List<JsonNode> parameters) {
    return JsonNodeFactory.instance.nullNode();
  }
}
