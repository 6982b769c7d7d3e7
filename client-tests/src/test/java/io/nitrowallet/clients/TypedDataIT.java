package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.TypedDataJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The wallet, ethers and viem hash the same typed data to the same digests.
class TypedDataIT {
  private static final int COUNT = 5_000;

  private final Map<String, Integer> counts = new TreeMap<>();

  /// What a peer hashes all the same; ours refuses, since a person would not see what is signed.
  private static final List<String> TAKEN_BY_PEERS =
      List.of(
          "ethers takes: missing member", // a struct, an array or text
          "ethers takes: surplus member",
          "viem takes: surplus member");

  @Test
  void hashToTheSameDigestsOrRefuse() throws IOException {
    Draw draw = new Draw(5);
    List<RandomTypedData> documents =
        Stream.generate(() -> RandomTypedData.draw(draw)).limit(COUNT).toList();
    Peers.ask("typedData", documents, this::compare);
    System.out.println("typed data beside ethers and viem: " + counts);
    assertEquals(
        TAKEN_BY_PEERS, counts.keySet().stream().filter(key -> key.contains(" takes: ")).toList());
  }

  private void compare(RandomTypedData each, JsonNode answer) {
    String ours = hash(each);
    for (String peer : List.of("ethers", "viem")) {
      String theirs = Peers.result(answer, peer);
      if (each.flaw().equals(RandomTypedData.NONE)) {
        assertEquals(ours, theirs, () -> peer + ": " + each + " " + answer);
      } else {
        assertNull(ours, each::toString);
        if (theirs != null) {
          counts.merge(peer + " takes: " + each.flaw(), 1, Integer::sum);
        }
      }
    }
    counts.merge(ours == null ? "refused" : "hashed alike", 1, Integer::sum);
  }

  private static @Nullable String hash(RandomTypedData each) {
    try {
      return TypedDataJson.decode(each.json()).digest().hex0x();
    } catch (RefusedException _) {
      return null;
    }
  }
}
