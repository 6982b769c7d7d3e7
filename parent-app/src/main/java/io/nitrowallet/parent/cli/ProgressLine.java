package io.nitrowallet.parent.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Shows on a terminal, on one line, how many lines were read. Nothing where nobody looks: standard
/// error goes to a file, or a program reads along.
final class ProgressLine implements LongConsumer, AutoCloseable {
  private static final long OFTEN = Duration.ofMillis(200).toNanos();
  private static final int CLOCK = 256;

  private final Optional<PrintStream> terminal;
  private final long start = System.nanoTime();
  private long shown = start;
  private long lines;

  /// @param terminal absent where nobody looks
  ProgressLine(Optional<PrintStream> terminal) {
    this.terminal = terminal;
  }

  static ProgressLine of(Session session) {
    boolean watched =
        !session.output().json()
            && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new ProgressLine(
        watched ? Optional.of(session.surroundings().terminal().err()) : Optional.empty());
  }

  @Override
  public void accept(long count) {
    lines = count;
    if (terminal.isPresent() && count % CLOCK == 0 && System.nanoTime() - shown > OFTEN) {
      shown = System.nanoTime();
      show();
    }
  }

  private void show() {
    double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
    terminal.ifPresent(out -> {
      out.printf(Locale.ROOT, "\r%,d lines, %,.0f a second ", lines, lines / seconds);
      out.flush();
    });
  }

  /// Leaves the last count, and the line.
  @Override
  public void close() {
    if (lines > 0) {
      show();
      terminal.ifPresent(PrintStream::println);
    }
  }
}
