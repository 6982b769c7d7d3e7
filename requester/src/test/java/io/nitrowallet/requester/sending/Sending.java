package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A sender over a {@link FakeChain}.
final class Sending {
  static final SendingLimits LIMITS =
      new SendingLimits(
          Duration.ofSeconds(20), List.of(Duration.ofMillis(1), Duration.ofMillis(1)), 8, 5);

  static final SendingScope EVERY = new SendingScope(Set.of());

  static final FeeCeiling CEILING = new FeeCeiling(Wei.of(1_000_000), Wei.of(1_000_000_000_000L));

  final FakeChain chain = new FakeChain();
  private final TransactionSender sender =
      new TransactionSender(chain, FakeChain.ID, EVERY, CEILING, LIMITS);

  Bytes send(JsonNode transaction) {
    return sender.send(transaction, chain::sign);
  }

  /// A transfer of `value` Wei, by which it is known again.
  static ObjectNode transfer(long value) {
    return StrictJson.object()
        .put("from", FakeChain.SENDER.lowerCase())
        .put("to", "0x00000000000000000000000000000000000000aa")
        .put("value", "0x" + Long.toHexString(value));
  }

  /// Makes `count` calls at a time.
  static <T> List<Future<T>> atOnce(int count, IntFunction<Callable<T>> call)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(IntStream.rangeClosed(1, count).mapToObj(call).toList());
    }
  }
}
