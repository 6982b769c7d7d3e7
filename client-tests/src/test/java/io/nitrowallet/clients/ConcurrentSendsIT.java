package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// 500 transactions at one time, from four accounts (issue 4, item 2).
@ExtendWith(SharedGateway.class)
@Timeout(600)
final class ConcurrentSendsIT {
  private static final int ACCOUNTS = 4;
  private static final int EACH = 125;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final AtomicInteger again = new AtomicInteger();

  @Test
  void areAllMinedWithConsecutiveNonces(LiveGateway gateway)
      throws IOException, InterruptedException, ExecutionException {
    List<Address> senders = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      senders.add(gateway.newAccount("crowd-" + i));
    }
    Address recipient = Ledger.freshAddress();
    Instant started = Instant.now();
    List<String> hashes = send(gateway, senders, recipient);
    Duration sent = Duration.between(started, Instant.now());
    assertEquals(ACCOUNTS * EACH, Set.copyOf(hashes).size(), "each is another transaction");
    for (String hash : hashes) {
      assertEquals(
          recipient.lowerCase(), gateway.ledger().receipt(hash).get("to").stringValue(), hash);
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      List<Long> nonces = nonces(gateway.ledger(), hashes.subList(i * EACH, (i + 1) * EACH));
      assertEquals(LongStream.range(0, EACH).boxed().toList(), nonces, "of account " + i);
      assertEquals(EACH, gateway.ledger().nonce(senders.get(i)));
    }
    assertEquals(Wei.of(ACCOUNTS * EACH), gateway.ledger().balance(recipient));
    double requests = gateway.number("nitro_wallet_gateway_queue_seconds_count");
    double waited = gateway.number("nitro_wallet_gateway_queue_seconds_sum");
    assertTrue(requests >= hashes.size(), "each waited for a place at the enclave: " + requests);
    System.out.printf(
        "%d concurrent eth_sendTransaction from %d accounts: sent in %d ms, mined in %d ms,"
            + " nonces 0 to %d of each account, none lost; %d tried again; %.0f ms in the queue"
            + " for the enclave on average%n",
        hashes.size(),
        ACCOUNTS,
        sent.toMillis(),
        Duration.between(started, Instant.now()).toMillis(),
        EACH - 1,
        again.get(),
        1_000 * waited / requests);
  }

  /// Each on a connection of its own, all at one time, the accounts' in turn; the hashes account by
  /// account.
  private List<String> send(LiveGateway gateway, List<Address> senders, Address recipient)
      throws InterruptedException, ExecutionException {
    List<Future<String>> answers = new ArrayList<>();
    try (Rpc rpc = new Rpc(gateway.uri());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ACCOUNTS * EACH; i++) {
        ObjectNode payment =
            StrictJson.object()
                .put("from", senders.get(i % ACCOUNTS).lowerCase())
                .put("to", recipient.lowerCase())
                .put("value", "0x1");
        answers.add(clients.submit(() -> send(rpc, payment)));
      }
      List<String> hashes = new ArrayList<>();
      for (int account = 0; account < ACCOUNTS; account++) {
        for (int i = account; i < answers.size(); i += ACCOUNTS) {
          hashes.add(answers.get(i).get());
        }
      }
      return hashes;
    }
  }

  /// What the gateway asks to try again later is tried again.
  private String send(Rpc rpc, ObjectNode payment) throws IOException, InterruptedException {
    while (true) {
      try {
        return rpc.call("eth_sendTransaction", payment).stringValue();
      } catch (Rpc.Refused e) {
        if (!e.isForLater()) {
          throw e;
        }
        again.incrementAndGet();
        Thread.sleep(PAUSE);
      }
    }
  }

  private static List<Long> nonces(Ledger ledger, List<String> hashes)
      throws IOException, InterruptedException {
    List<Long> nonces = new ArrayList<>();
    for (String hash : hashes) {
      JsonNode transaction = ledger.rpc().call("eth_getTransactionByHash", hash);
      nonces.add(Quantity.parse(transaction.get("nonce").stringValue(), 64).longValueExact());
    }
    return nonces.stream().sorted().toList();
  }
}
