package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the chain says, asked of anvil itself. Thread-safe.
final class Ledger implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LATEST = "latest";
  private static final Address ECRECOVER =
      Address.parse("0x0000000000000000000000000000000000000001");

  private final Rpc rpc;

  Ledger(URI node) {
    this.rpc = new Rpc(node);
  }

  Rpc rpc() {
    return rpc;
  }

  /// The receipt of a transaction, which must have been mined within a minute, and not reverted.
  JsonNode receipt(String hash) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
    while (receipt.isNull()) {
      assertTrue(Instant.now().isBefore(deadline), () -> hash + " was not mined");
      Thread.sleep(20);
      receipt = rpc.call("eth_getTransactionReceipt", hash);
    }
    assertEquals("0x1", receipt.get("status").stringValue(), receipt::toString);
    return receipt;
  }

  Wei balance(Address account) throws IOException, InterruptedException {
    return new Wei(
        Quantity.parse(rpc.call("eth_getBalance", account.lowerCase(), LATEST).stringValue(), 256));
  }

  /// Waits until `account` has something to spend.
  void awaitEther(Address account) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (balance(account).value().signum() == 0) {
      assertTrue(Instant.now().isBefore(deadline), () -> account + " was given nothing");
      Thread.sleep(50);
    }
  }

  /// How many transactions `account` has in blocks.
  long nonce(Address account) throws IOException, InterruptedException {
    return Quantity.parse(
            rpc.call("eth_getTransactionCount", account.lowerCase(), LATEST).stringValue(), 64)
        .longValueExact();
  }

  Bytes code(Address account) throws IOException, InterruptedException {
    return bytes(rpc.call("eth_getCode", account.lowerCase(), LATEST));
  }

  /// What a call with `data` returns.
  Bytes call(Address to, Bytes data) throws IOException, InterruptedException {
    ObjectNode call = StrictJson.object().put("to", to.lowerCase()).put("data", data.hex0x());
    return bytes(rpc.call("eth_call", call, LATEST));
  }

  /// Whom the chain's own precompile takes for the signer.
  ///
  /// @param signature r, s and 27 or 28
  Address recover(Bytes digest, Bytes signature) throws IOException, InterruptedException {
    Bytes v = Bytes.concat(Bytes.ofHex("00".repeat(31)), signature.slice(64, 65));
    Bytes answer = call(ECRECOVER, Bytes.concat(digest, v, signature.slice(0, 64)));
    return new Address(answer.slice(12, 32));
  }

  private static Bytes bytes(JsonNode hex) {
    return Bytes.ofHex(hex.stringValue().substring(2));
  }

  @Override
  public void close() {
    rpc.close();
  }

  /// Someone nobody has paid before.
  static Address freshAddress() {
    byte[] drawn = new byte[Address.LENGTH];
    new SecureRandom().nextBytes(drawn);
    return new Address(Bytes.copyOf(drawn));
  }
}
