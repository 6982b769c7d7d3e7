package io.nitrowallet.requester.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.node.NodeRefusal;
import io.nitrowallet.requester.sending.FakeChain.Fault;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many transactions at a time over a node that fails at random: whatever happens, what a caller is
/// told is what the chain holds.
@Timeout(120)
class SendingStormTest {
  private static final int MANY = 200;

  private final Sending sending = new Sending();
  private final FakeChain chain = sending.chain;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsEachCallerWhatBecameOfItsTransaction(long seed) throws InterruptedException {
    unleash(new Random(seed));
    List<Future<Bytes>> all =
        Sending.atOnce(MANY, value -> () -> sending.send(Sending.transfer(value)));
    calm();
    sending.send(Sending.transfer(MANY + 1));

    Map<Long, Integer> held = new HashMap<>();
    chain
        .held()
        .forEach(transaction ->
            held.merge(transaction.payment().value().value().longValueExact(), 1, Integer::sum));
    assertEquals(
        LongStream.range(0, chain.nonces().size()).mapToObj(BigInteger::valueOf).toList(),
        chain.nonces(),
        "no gap is left");
    assertTrue(held.values().stream().allMatch(count -> count == 1), "nothing is sent twice");
    for (int i = 0; i < MANY; i++) {
      long value = i + 1L;
      switch (outcome(all.get(i))) {
        case "sent" -> assertTrue(held.containsKey(value), () -> value + " was said to be sent");
        case "refused" ->
            assertTrue(!held.containsKey(value), () -> value + " was said not to be sent");
        default -> {
          // Its caller was told to look.
        }
      }
    }
    Map<String, Long> outcomes =
        all.stream()
            .collect(Collectors.groupingBy(SendingStormTest::outcome, Collectors.counting()));
    assertTrue(outcomes.getOrDefault("sent", 0L) > MANY / 2, outcomes::toString);
    assertTrue(outcomes.getOrDefault("refused", 0L) > 0, outcomes::toString);
  }

  private void unleash(Random random) {
    chain.faults =
        () ->
            switch (random.nextInt(12)) {
              case 0, 1 -> Fault.LOST;
              case 2, 3 -> Fault.UNANSWERED;
              case 4 -> Fault.REFUSED;
              default -> Fault.NONE;
            };
    chain.beforeSigning =
        () -> {
          if (random.nextInt(15) == 0) {
            throw new RefusedException(ErrorCode.POLICY_DENIED, "no");
          }
        };
  }

  private void calm() {
    chain.faults = () -> Fault.NONE;
    chain.beforeSigning = () -> {};
  }

  private static String outcome(Future<Bytes> sent) {
    if (sent.state() == Future.State.SUCCESS) {
      return "sent";
    }
    return switch (sent.exceptionNow()) {
      case NodeRefusal _ -> "refused";
      case RefusedException e when e.code() == ErrorCode.POLICY_DENIED -> "refused";
      case RefusedException e when e.sentence().contains("nothing was sent") -> "refused";
      case RefusedException e when e.sentence().contains("look for") -> "unknown";
      default -> throw new AssertionError(sent.exceptionNow());
    };
  }
}
