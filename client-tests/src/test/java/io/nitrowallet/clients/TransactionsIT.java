package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.formats.json.TransactionJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The wallet, ethers and viem sign the same transactions to the same bytes.
class TransactionsIT {
  private static final int COUNT = 20_000;

  private final Map<String, Integer> counts = new TreeMap<>();

  /// A flaw that a peer takes for a transaction all the same stands here: no chain does.
  private static final List<String> TAKEN_BY_PEERS =
      List.of(
          "ethers takes: blob transaction without blobs",
          "ethers takes: blob without a recipient",
          "ethers takes: gas of 2^64",
          "ethers takes: versioned hash of version 2",
          "viem takes: blob without a recipient",
          "viem takes: gas of 2^64",
          "viem takes: odd hex",
          "viem takes: value of 2^256");

  @Test
  void signToTheSameBytesOrRefuse() throws IOException {
    Draw draw = new Draw(4);
    List<RandomTransaction> transactions =
        Stream.generate(() -> RandomTransaction.draw(draw)).limit(COUNT).toList();
    Peers.ask("transaction", transactions, this::compare);
    System.out.println("transactions beside ethers and viem: " + counts);
    assertEquals(
        TAKEN_BY_PEERS, counts.keySet().stream().filter(key -> key.contains(" takes: ")).toList());
  }

  private void compare(RandomTransaction each, JsonNode answer) {
    String ours = sign(each);
    for (String peer : List.of("ethers", "viem")) {
      String theirs = Peers.result(answer, peer);
      if (each.flaw().equals(RandomTransaction.NONE)) {
        assertEquals(ours, theirs, () -> peer + ": " + each + " " + answer);
      } else {
        assertNull(ours, each::toString);
        if (theirs != null) {
          count(peer + " takes: " + each.flaw());
        }
      }
    }
    count(
        ours == null
            ? "refused"
            : "signed alike, type " + each.transaction().get("type").stringValue());
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static @Nullable String sign(RandomTransaction each) {
    UnsignedTransaction transaction;
    try {
      transaction = TransactionJson.decode(each.transaction());
    } catch (RefusedException _) {
      return null;
    }
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(Bytes.ofHex(each.key()).toArray()))) {
      return transaction
          .sign(new BouncyCastleSigner().sign(key, transaction.digest()))
          .encoded()
          .hex0x();
    }
  }
}
