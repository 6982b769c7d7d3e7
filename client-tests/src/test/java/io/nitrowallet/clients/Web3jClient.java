package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SignatureException;
import java.util.List;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.EthSign;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.ClientTransactionManager;
import org.web3j.tx.Transfer;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;
import org.web3j.utils.Convert;

/// Web3j as its own documentation uses it with a node that holds keys.
final class Web3jClient implements WalletClient {
  private static final int ATTEMPTS = 600;
  private static final int PAUSE_MILLIS = 100;

  private final HttpService service;
  private final Web3j web3j;

  Web3jClient(URI gateway) {
    this.service = new HttpService(gateway.toString());
    this.web3j = Web3j.build(service);
  }

  /// Web3j asks for the gas price and states it; the nonce is left to whoever signs.
  @Override
  public String transfer(Address from, Address to, Wei value) {
    var manager = new ClientTransactionManager(web3j, from.lowerCase(), ATTEMPTS, PAUSE_MILLIS);
    try {
      return new Transfer(web3j, manager)
          .sendFunds(to.checksummed(), new BigDecimal(value.value()), Convert.Unit.WEI)
          .send()
          .getTransactionHash();
    } catch (Exception e) {
      throw new AssertionError("web3j cannot transfer", e);
    }
  }

  /// Sender and code are all that it states.
  @Override
  public String deploy(Address from, Bytes initCode) throws IOException {
    var transaction =
        Transaction.createContractTransaction(from.lowerCase(), null, null, initCode.hex0x());
    EthSendTransaction sent = web3j.ethSendTransaction(transaction).send();
    assertFalse(sent.hasError(), () -> sent.getError().getMessage());
    try {
      return new PollingTransactionReceiptProcessor(web3j, PAUSE_MILLIS, ATTEMPTS)
          .waitForTransactionReceipt(sent.getTransactionHash())
          .getTransactionHash();
    } catch (org.web3j.protocol.exceptions.TransactionException e) {
      throw new AssertionError("web3j cannot deploy", e);
    }
  }

  /// Web3j has no method of its own for typed data, but what it takes to verify it.
  @Override
  public Verified signTypedData(Address from, String typedData) throws IOException {
    EthSign answer =
        new Request<>(
                "eth_signTypedData_v4",
                List.of(from.lowerCase(), typedData),
                service,
                EthSign.class)
            .send();
    assertFalse(answer.hasError(), () -> answer.getError().getMessage());
    Bytes signature = Bytes.ofHex(answer.getSignature().substring(2));
    byte[] digest = new StructuredDataEncoder(typedData).hashStructuredData();
    var parts =
        new Sign.SignatureData(
            signature.slice(64, 65).toArray(),
            signature.slice(0, 32).toArray(),
            signature.slice(32, 64).toArray());
    try {
      String signer = Keys.getAddress(Sign.signedMessageHashToKey(digest, parts));
      return new Verified(signature, Address.parse("0x" + signer));
    } catch (SignatureException e) {
      throw new AssertionError("web3j recovers nobody", e);
    }
  }
}
