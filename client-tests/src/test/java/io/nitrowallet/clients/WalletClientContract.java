package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TypedDataJson;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What each client does through the gateway, whose accounts it takes for a node's own. The chain
/// has the last word: anvil holds no account, so it takes nothing that it cannot verify.
@ExtendWith(SharedGateway.class)
@Timeout(240)
abstract class WalletClientContract {
  /// Returns 42: PUSH1 2a, PUSH1 0, MSTORE, PUSH1 20, PUSH1 0, RETURN.
  private static final Bytes RUNTIME_CODE = Bytes.ofHex("602a60005260206000f3");

  /// Copies the ten bytes that follow its own twelve, and returns them.
  private static final Bytes INIT_CODE =
      Bytes.concat(Bytes.ofHex("600a600c600039600a6000f3"), RUNTIME_CODE);

  private static final String ORDER =
      """
      {"types": {
        "EIP712Domain": [
          {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
          {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}],
        "Order": [
          {"name": "from", "type": "Party"}, {"name": "to", "type": "Party[]"},
          {"name": "amount", "type": "uint256"}, {"name": "note", "type": "string"}],
        "Party": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}]},
       "primaryType": "Order",
       "domain": {"name": "Shop", "version": "1", "chainId": 31337,
         "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
       "message": {
         "from": {"name": "Ada", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
         "to": [{"name": "Böb", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"}],
         "amount": "123456789012345678901234567890", "note": "two apples"}}
      """;

  private LiveGateway gateway;
  private Address sender;
  private WalletClient client;

  /// The client, pointed at `gateway`.
  abstract WalletClient connect(LiveGateway gateway);

  @BeforeEach
  void connectAsTheFirstAccount(LiveGateway running) {
    gateway = running;
    sender = running.first();
    client = connect(running);
  }

  @Test
  void sendsATransfer() throws IOException, InterruptedException {
    Address recipient = Ledger.freshAddress();
    Wei value = Wei.of(1_234_567_890_123L);
    JsonNode receipt = gateway.ledger().receipt(client.transfer(sender, recipient, value));
    assertEquals(sender.lowerCase(), receipt.get("from").stringValue());
    assertEquals(recipient.lowerCase(), receipt.get("to").stringValue());
    assertEquals(value, gateway.ledger().balance(recipient));
  }

  @Test
  void deploysAContract() throws IOException, InterruptedException {
    JsonNode receipt = gateway.ledger().receipt(client.deploy(sender, INIT_CODE));
    assertEquals(sender.lowerCase(), receipt.get("from").stringValue());
    Address contract = Address.parse(receipt.get("contractAddress").stringValue());
    assertEquals(RUNTIME_CODE, gateway.ledger().code(contract));
    assertEquals("2a", gateway.ledger().call(contract, Bytes.EMPTY).hex().replaceFirst("^0+", ""));
  }

  @Test
  void signsTypedDataThatTheClientAndTheChainVerify() throws IOException, InterruptedException {
    WalletClient.Verified verified = client.signTypedData(sender, ORDER);
    assertEquals(sender, verified.signer());
    Bytes document = Bytes.copyOf(ORDER.getBytes(UTF_8));
    Bytes digest = TypedDataJson.decode(StrictJson.parse(document)).digest();
    assertEquals(sender, gateway.ledger().recover(digest, verified.signature()));
  }
}
