package io.nitrowallet.enclave;

import io.nitrowallet.domain.error.ErrorCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// What this enclave life has done, for `health`: how often each operation was served, and how
/// often each code was the answer. The names come from our own enums, so their number is bounded.
final class Counters {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void served(String operation) {
    count("served." + operation);
  }

  void refused(ErrorCode code) {
    count("refused." + code.name());
  }

  Map<String, Long> snapshot() {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  private void count(String name) {
    counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }
}
