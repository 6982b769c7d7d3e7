package io.nitrowallet.dev.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/// Prints what happens, for a person who watches.
public final class Transcript {
  private static final int LABEL = 22;
  private static final int STEP = 62;

  private final PrintStream out;
  private final Ansi ansi;

  /// Prints to `out`, in colour where `ansi` says so.
  public Transcript(PrintStream out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  /// Opens a chapter.
  public void heading(String title) {
    out.println();
    style("@|bold " + title + "|@");
  }

  /// A plain line.
  public void line(String text) {
    out.println(text);
  }

  /// Something that was done.
  public void done(String what, Duration took) {
    String seconds = String.format(Locale.ROOT, "%5.1f s", took.toMillis() / 1000.0);
    style("  @|green ✓|@ " + pad(what, STEP) + " @|faint " + seconds + "|@");
  }

  /// A named value.
  public void value(String label, String value) {
    style("  @|faint " + pad(label, LABEL) + "|@ " + value);
  }

  /// An attack that was stopped.
  public void stopped(String attack, String code, String sentence) {
    style("  @|green ✓|@ " + attack);
    style("      stopped by @|yellow,bold " + code + "|@: " + sentence);
  }

  private void style(String markup) {
    out.println(ansi.string(markup));
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
