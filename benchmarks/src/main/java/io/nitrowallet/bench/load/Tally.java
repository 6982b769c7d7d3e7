package io.nitrowallet.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was answered. Thread-safe.
final class Tally {
  private final List<Answer.Signed> signed = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();

  /// Adds an answer that took `took`.
  synchronized void add(Answer answer, Duration took) {
    switch (answer) {
      case Answer.Signed transaction -> {
        signed.add(transaction);
        nanos.add(took.toNanos());
      }
      case Answer.Failed(var kind) -> failures.merge(kind, 1, Integer::sum);
    }
  }

  /// What was signed until now.
  synchronized List<Answer.Signed> signed() {
    return List.copyOf(signed);
  }

  synchronized int count() {
    return signed.size();
  }

  /// How many failed of each kind.
  synchronized Map<String, Integer> failures() {
    return new TreeMap<>(failures);
  }

  /// The time within which this share (0 to 1) of the signatures were there; zero if none is.
  synchronized Duration within(double share) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.length);
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)]);
  }
}
