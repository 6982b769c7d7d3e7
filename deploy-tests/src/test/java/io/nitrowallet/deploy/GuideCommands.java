package io.nitrowallet.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The commands of a guide: the lines of its blocks of shell, those that go on joined.
///
/// @param line as it is written, without its comment
/// @param marked whether it says that it was not run
record GuideCommands(String line, boolean marked) {
  private static final String MARK = "# not run";

  static List<GuideCommands> of(Path guide) {
    List<GuideCommands> commands = new ArrayList<>();
    boolean inside = false;
    StringBuilder joined = new StringBuilder();
    for (String line : lines(guide)) {
      if (line.startsWith("```")) {
        inside = line.equals("```sh");
        continue;
      }
      if (!inside || line.isBlank()) {
        continue;
      }
      joined.append(line.endsWith("\\") ? line.substring(0, line.length() - 1) : line);
      if (!line.endsWith("\\")) {
        String whole = joined.toString();
        commands.add(new GuideCommands(whole.replaceAll("\\s+#.*", ""), whole.contains(MARK)));
        joined.setLength(0);
      }
    }
    return commands;
  }

  private static List<String> lines(Path guide) {
    try {
      return Files.readAllLines(guide);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the command line is called, and not another program.
  boolean isOurs() {
    return line.contains("nitro-wallet ") && !line.startsWith("helm ");
  }
}
