package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.formats.json.StrictJson;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.ObjectNode;

/// Where results and complaints go. Standard output holds the result and nothing else: with
/// `--json` exactly one object, also where the command fails. Warnings and errors for people go to
/// standard error.
final class Output {
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  Output(PrintStream out, PrintStream err, Style style) {
    this.out = out;
    this.err = err;
    this.style = style;
  }

  /// Prints a command's result.
  void print(Report report) {
    out.println(style.json() ? ReportJson.render(report).toString() : ReportText.render(report));
    out.flush();
  }

  /// Whether a program reads along.
  boolean json() {
    return style.json();
  }

  /// Prints a line while the command still runs; nothing with `--json`.
  void progress(String line) {
    if (!style.json()) {
      out.println(ReportText.printable(line));
      out.flush();
    }
  }

  /// Prints one line of a result that goes on.
  void line(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  /// Prints text that is a document of its own, such as a script.
  void raw(String text) {
    out.print(text);
    out.flush();
  }

  /// Says what deserves attention although the command goes on.
  void warn(String sentence) {
    err.println(paint("bold,yellow", "warning:") + " " + ReportText.printable(sentence));
  }

  /// Says why the command failed.
  void fail(ErrorCode code, String sentence) {
    fail(code.name(), sentence, ExitCode.of(code));
  }

  /// Says why the command line cannot be understood.
  void failUsage(String sentence) {
    fail("USAGE", sentence, ExitCode.USAGE);
  }

  private void fail(String code, String sentence, int exitCode) {
    if (style.json()) {
      ObjectNode json = StrictJson.object();
      json.putObject("error").put("code", code).put("message", sentence).put("exitCode", exitCode);
      out.println(json);
    } else {
      String line = ReportText.printable(sentence) + " [" + code + "]";
      err.println(paint("bold,red", "error:") + " " + line);
    }
  }

  /// `text` in `colours` where colours are wanted.
  String paint(String colours, String text) {
    return style.ansi().string("@|%s %s|@".formatted(colours, text));
  }

  /// How to print.
  record Style(boolean json, Ansi ansi) {}
}
