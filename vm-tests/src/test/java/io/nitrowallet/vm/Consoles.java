package io.nitrowallet.vm;

import io.nitrowallet.vm.guest.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a machine printed.
///
/// @param first the kernel's console, and the enclave's
/// @param second the parent's side
/// @param took from the start of QEMU to its end
record Consoles(String first, String second, Duration took) {
  /// Of a machine that was not booted.
  static final Consoles NONE = new Consoles("", "", Duration.ZERO);

  private static final int TAIL = 60;

  /// What the parent's side found.
  Optional<String> value(Finding finding) {
    return second
        .lines()
        .filter(line -> line.startsWith(finding.prefix()))
        .map(line -> line.substring(finding.prefix().length()))
        .findFirst();
  }

  /// The end of both, for whoever has to find out.
  String tails() {
    return "-- the kernel's and the enclave's console ends:\n%s\n-- the parent's ends:\n%s"
        .formatted(tail(first), tail(second));
  }

  private static String tail(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }
}
