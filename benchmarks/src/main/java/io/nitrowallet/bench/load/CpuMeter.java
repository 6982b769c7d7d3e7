package io.nitrowallet.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Counts the processor time of processes, as the system does in `/proc/PID/stat`, also of those
/// that end meanwhile: up to the last look at them.
final class CpuMeter {
  private final Supplier<Map<String, ProcessHandle>> processes;
  private final Map<String, Duration> first = new LinkedHashMap<>();
  private final Map<String, Duration> last = new LinkedHashMap<>();

  /// Counts from now.
  ///
  /// @param processes the running ones by name, each time it is looked
  CpuMeter(Supplier<Map<String, ProcessHandle>> processes) {
    this.processes = processes;
    look();
  }

  /// Looks at those that run.
  void look() {
    processes
        .get()
        .forEach((name, process) ->
            process
                .info()
                .totalCpuDuration()
                .ifPresent(used -> {
                  first.putIfAbsent(name, used);
                  last.put(name, used);
                }));
  }

  /// What each process used since the start.
  SequencedMap<String, Duration> used() {
    SequencedMap<String, Duration> used = new LinkedHashMap<>();
    last.forEach((name, end) -> used.put(name, end.minus(first.getOrDefault(name, end))));
    return used;
  }
}
