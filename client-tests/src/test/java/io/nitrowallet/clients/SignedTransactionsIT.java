package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What `eth_signTransaction` answers is what `eth_sendRawTransaction` takes, for each type that is
/// sent without a sidecar.
@ExtendWith(SharedGateway.class)
@Timeout(240)
final class SignedTransactionsIT {
  private static final String FEE = "0x77359400";
  private static final String TIP = "0x1";

  private LiveGateway gateway;
  private Address sender;
  private Address recipient;

  @BeforeEach
  void takeTheFirstAccount(LiveGateway running) {
    gateway = running;
    sender = running.first();
    recipient = Ledger.freshAddress();
  }

  @Test
  void theChainTakesALegacyTransaction() throws IOException, InterruptedException {
    requirePaid("0x0", payment().put("gasPrice", FEE));
  }

  @Test
  void theChainTakesAnAccessListTransaction() throws IOException, InterruptedException {
    ObjectNode transaction = payment().put("gasPrice", FEE).put("gas", "0xf000");
    accessList(transaction);
    requirePaid("0x1", transaction);
  }

  @Test
  void theChainTakesADynamicFeeTransaction() throws IOException, InterruptedException {
    requirePaid("0x2", withFees(payment()));
  }

  @Test
  void theChainDelegatesAsASetCodeTransactionSays() throws IOException, InterruptedException {
    AccountName name = new AccountName("delegating");
    Address authority = gateway.newAccount(name.value());
    Address code = Ledger.freshAddress();
    ObjectNode transaction = withFees(payment()).put("gas", "0x30000");
    transaction.putArray("authorizationList").add(authorization(name, code));
    requirePaid("0x4", transaction);
    assertEquals(
        Bytes.concat(Bytes.ofHex("ef0100"), code.value()), gateway.ledger().code(authority));
  }

  private ObjectNode payment() throws IOException, InterruptedException {
    BigInteger nonce = BigInteger.valueOf(gateway.ledger().nonce(sender));
    return StrictJson.object()
        .put("from", sender.lowerCase())
        .put("to", recipient.lowerCase())
        .put("chainId", "0x7a69")
        .put("nonce", Quantity.format(nonce))
        .put("gas", "0x5208")
        .put("value", "0x7");
  }

  private static ObjectNode withFees(ObjectNode transaction) {
    return transaction.put("maxFeePerGas", FEE).put("maxPriorityFeePerGas", TIP);
  }

  private void accessList(ObjectNode transaction) {
    ObjectNode entry = transaction.putArray("accessList").addObject();
    entry.put("address", recipient.lowerCase()).putArray("storageKeys").add("0x" + "0".repeat(64));
  }

  /// Signed by the enclave as well, by its own operation.
  private ObjectNode authorization(AccountName name, Address code) {
    Authorization authorization = new Authorization(ChainId.of(31_337), code, Uint64.ZERO);
    Signature signature = gateway.parent().signing().sign(name, _ -> authorization).signature();
    return StrictJson.object()
        .put("chainId", "0x7a69")
        .put("address", code.lowerCase())
        .put("nonce", "0x0")
        .put("yParity", signature.yParity() == 0 ? "0x0" : "0x1")
        .put("r", Quantity.format(signature.r()))
        .put("s", Quantity.format(signature.s()));
  }

  private void requirePaid(String type, ObjectNode transaction)
      throws IOException, InterruptedException {
    try (Rpc rpc = new Rpc(gateway.uri())) {
      String raw = rpc.call("eth_signTransaction", transaction.put("type", type)).stringValue();
      String hash = rpc.call("eth_sendRawTransaction", raw).stringValue();
      JsonNode receipt = gateway.ledger().receipt(hash);
      assertEquals(type, receipt.get("type").stringValue());
      assertEquals(sender.lowerCase(), receipt.get("from").stringValue());
      assertEquals(Wei.of(7), gateway.ledger().balance(recipient));
    }
  }
}
